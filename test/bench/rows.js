import { join } from 'node:path';
import { airflowLoad } from './airflow_load.js';
import { commandOf, corpusOf, setAside } from './corpus_of.js';
import { lint } from './lint_rows.js';
import { plan } from './plan_rows.js';
import { ratioRow } from './ratio_row.js';
import { median, medianRatio, rounds } from './rounds.js';
import { ajvCli } from './validation_tools.js';

/**
 * @typedef {object} Setting
 * @property {string} root Of the package.
 * @property {string} work An empty folder.
 * @property {{ cold: number, scaled: number, validated: number, rounds: number, starts: number, loads: number }} sizes
 *
 * @typedef {object} Row
 * @property {string} measure
 * @property {string} [value]
 * @property {string} [reach]
 * @property {string} [details]
 * @property {string} [skipped] Why there is no value.
 */

/** @type {readonly ((setting: Setting) => readonly Row[] | Promise<readonly Row[]>)[]} */
export const measures = [coldAndSecond, scaling, starts, validation, lint, plan, airflowLoad];

function coldAndSecond(setting) {
  const { cold, rounds: count } = setting.sizes;
  const corpus = corpusOf(setting, 'cold', cold);
  const again = corpusOf(setting, 'again', cold);
  const variants = [
    { ...compile(setting, corpus), name: 'cold', before: () => setAside(setting, corpus) },
    { name: 'straight', arguments: [script('straight_line.js'), corpus], before: () => setAside(setting, corpus) },
    { ...compile(setting, again), name: 'again' },
  ];
  rounds([variants[2]], 1);
  const found = rounds(variants, count);
  const size = `${cold} pipelines × 3 environments`;
  return [
    ratioRow(`cold compile of ${size} : straight-line script`, '≤ 1.5', found, 'cold', 'straight'),
    ratioRow('second compile with nothing changed : cold', '≤ 0.25', found, 'again', 'cold'),
  ];
}

function scaling(setting) {
  const { scaled, rounds: count } = setting.sizes;
  const variants = [scaled, 4 * scaled].map((size) => {
    const corpus = corpusOf(setting, `scaled-${size}`, size);
    return { ...compile(setting, corpus), name: String(size), before: () => setAside(setting, corpus) };
  });
  const found = rounds(variants, count);
  const [large, small] = [String(4 * scaled), String(scaled)];
  const size = `${large} pipelines : ${small}`;
  return [
    ratioRow(`time of ${size}`, '≤ 4.4', found, large, small),
    {
      measure: `peak memory of ${size}`,
      reach: '≤ 2.5',
      value: medianRatio(kilobytes(found, large), kilobytes(found, small)).toFixed(2),
      details: [large, small].map((name) => `${(median(kilobytes(found, name)) / 1024).toFixed(0)} MiB`).join(' : '),
    },
  ];
}

function starts(setting) {
  const plain = corpusOf(setting, 'plain', 1, { ownTypes: false });
  const own = corpusOf(setting, 'own-types', 1);
  const command = commandOf(setting);
  const names = ['--version', 'validate one file', 'validate one file, with an own task type'];
  const reaches = ['≤ 1.10', '≤ 1.5', '≤ 1.7'];
  const variants = [
    { name: 'node', arguments: ['-e', '0'] },
    { name: names[0], arguments: [command, '--version'] },
    { name: names[1], arguments: [command, 'validate'], folder: plain },
    { name: names[2], arguments: [command, 'validate'], folder: own },
  ];
  const found = rounds(variants, setting.sizes.starts);
  return names.map((name, index) => ratioRow(`${name} : node -e 0`, reaches[index], found, name, 'node'));
}

function validation(setting) {
  const { validated, rounds: count } = setting.sizes;
  const measure = `validate ${validated} pipelines, each by itself : ajv-cli on the same files`;
  const command = commandOf(setting);
  const corpus = corpusOf(setting, 'validated', validated);
  rounds([compile(setting, corpus)], 1);
  const ajv = ajvCli(setting, corpus);
  if ('missing' in ajv) return [{ measure, skipped: ajv.missing }];
  const variants = [
    { name: 'as written', arguments: [command, 'validate', '--as-written'], folder: corpus },
    { name: 'in environments', arguments: [command, 'validate'], folder: corpus },
    ajv,
  ];
  const found = rounds(variants, count);
  return [
    ratioRow(measure, '≤ 1.0', found, 'as written', 'ajv-cli'),
    ratioRow('the same, and each in three environments : ajv-cli', '', found, 'in environments', 'ajv-cli'),
  ];
}

function compile(setting, corpus) {
  return { name: 'compile', arguments: [commandOf(setting), 'compile'], folder: corpus };
}

function kilobytes(found, name) {
  return found.get(name).map((each) => each.kilobytes);
}

function script(name) {
  return join(import.meta.dirname, name);
}
