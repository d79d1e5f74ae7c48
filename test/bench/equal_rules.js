import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Ten rules that a project of ours and a ruleset of Spectral say alike: what is looked at, and what has to be so.
 *
 * @typedef {object} EqualRule
 * @property {'pipeline' | 'task'} subject
 * @property {string} path
 * @property {object} check As in a document of the kind Rule.
 * @property {object} spectral The same for Spectral.
 *
 * @type {Readonly<Record<string, EqualRule>>}
 */
const rules = {
  'owner-known': oneOf('pipeline', 'owner', [
    'finance-data',
    'logistics-data',
    'marketing-analytics',
    'sales-platform',
  ]),
  'domain-known': oneOf('pipeline', 'domain', ['finance', 'logistics', 'marketing', 'product', 'sales']),
  'tier-known': oneOf('pipeline', 'tier', ['critical', 'standard']),
  'poll-known': oneOf('task', 'poll', ['1m', '2m', '5m']),
  'description-given': {
    ...of('pipeline', 'description'),
    check: { required: true },
    spectral: { function: 'truthy' },
  },
  'tags-given': { ...of('pipeline', 'tags'), check: { required: true }, spectral: { function: 'truthy' } },
  'id-casing': {
    ...of('pipeline', 'id'),
    check: { casing: 'snake_case' },
    spectral: pattern('^[a-z0-9]+(_[a-z0-9]+)*$'),
  },
  'id-length': { ...of('pipeline', 'id'), check: { pattern: '^.{1,28}$' }, spectral: pattern('^.{1,28}$') },
  'file-folder': { ...of('task', 'file'), check: { pattern: '^(sql|scripts)/' }, spectral: pattern('^(sql|scripts)/') },
  'callable-module': {
    ...of('task', 'callable'),
    check: { pattern: '^analytics[.]' },
    spectral: pattern('^analytics[.]'),
  },
};

function of(subject, path) {
  return { subject, path };
}

function oneOf(subject, path, values) {
  return {
    subject,
    path,
    check: { one_of: values },
    spectral: { function: 'enumeration', functionOptions: { values } },
  };
}

function pattern(match) {
  return { function: 'pattern', functionOptions: { match } };
}

/**
 * Writes the rules into a project, as the only ones that hold there, and as a ruleset of Spectral beside them.
 *
 * @param {string} project
 * @param {readonly string[]} shipped The ids of the rules that come with dagwright.
 * @returns {string} The path of the ruleset.
 */
export function writeEqualRules(project, shipped) {
  const off = Object.fromEntries(shipped.map((id) => [id, 'off']));
  appendFileSync(join(project, 'dagwright.yaml'), `lint: ${JSON.stringify({ rules: off })}\n`);
  mkdirSync(join(project, 'standards'));
  for (const [id, { subject, path, check }] of Object.entries(rules)) {
    const rule = {
      kind: 'Rule',
      id,
      description: `Judges ${path}.`,
      subject,
      path,
      check,
      message: 'It is "{value}".',
    };
    writeFileSync(join(project, 'standards', `${id}.yaml`), `${JSON.stringify(rule)}\n`);
  }
  const ruleset = join(project, 'spectral.json');
  const said = Object.entries(rules).map(([id, rule]) => [id, spectralRule(rule)]);
  writeFileSync(ruleset, JSON.stringify({ rules: Object.fromEntries(said) }));
  return ruleset;
}

function spectralRule({ subject, path, spectral }) {
  const given = subject === 'task' ? '$.tasks[*]' : '$';
  const said = new Map(Object.entries({ given, severity: 'warn', message: 'It is "{{value}}".' }));
  return Object.fromEntries(said.set('then', { field: path, ...spectral }));
}
