import { describe, expect, test } from 'vitest';
import { linted, projectOf, told } from './linted.ts';

/** What an own rule says of some pipelines, and what is wrong with the rule itself. */
function said(rule: string, pipelines: Readonly<Record<string, string>>, files = {}): readonly string[] {
  const project = projectOf('lint: { rules: { short-description: off } }\nowners: { sales: {} }\n', pipelines);
  const text = `kind: Rule\nid: own-rule\ndescription: Ours.\n${rule}`;
  return told(linted({ ...project, 'standards/own.yaml': text, ...files }).diagnostics);
}

function orders(more: string, tasks = '  load: { type: noop }\n'): Readonly<Record<string, string>> {
  return { orders: `kind: Pipeline\nid: orders\n${more}tasks:\n${tasks}` };
}

const message = 'message: "{pipeline} {task} {value} {other}"\n';

describe('each check finds what is wrong, and nothing else', () => {
  test.each<[check: string, path: string, wrong: string, value: string, right: string]>([
    ['{ required: true }', 'domain', '', '', 'domain: sales\n'],
    ['{ pattern: "^s" }', 'domain', 'domain: finance\n', 'finance', 'domain: sales\n'],
    ['{ one_of: [sales] }', 'domain', 'domain: finance\n', 'finance', 'domain: sales\n'],
    ['{ range: { at_most: 2 } }', 'max_active_runs', 'max_active_runs: 3\n', '3', 'max_active_runs: 2\n'],
    ['{ range: { at_least: 2m } }', 'timeout', 'timeout: 119s\n', '119s', 'timeout: 2m\n'],
    ['{ casing: snake_case }', 'domain', 'domain: net-sales\n', 'net-sales', 'domain: net_sales\n'],
    ['{ casing: kebab-case }', 'domain', 'domain: net_sales\n', 'net_sales', 'domain: net-sales\n'],
    ['{ same_as: owner }', 'domain', 'domain: finance\nowner: sales\n', 'finance', 'domain: sales\nowner: sales\n'],
    [
      '{ interval: 5m }',
      'id',
      'schedule: { cron: "*/4 * * * *", start: 2026-01-01 }\n',
      '',
      'schedule: { cron: "*/5 * * * *", start: 2026-01-01 }\n',
    ],
    [
      '{ interval: 1d }',
      'id',
      'schedule: { cron: "0 3 * * *", start: 2026-01-01, timezone: Europe/Berlin }\n',
      '',
      'schedule: { cron: "0 3 * * *", start: 2026-01-01 }\n',
    ],
  ])('%s of %s', (check, path, wrong, value, right) => {
    const rule = `path: ${path}\ncheck: ${check}\n${message}`;
    expect(said(rule, orders(right))).toEqual([]);
    const [finding, ...others] = said(rule, orders(wrong));
    expect(finding).toMatch(new RegExp(`warning own-rule: orders  ${value} $`, 'u'));
    expect(others).toEqual([]);
  });
});

test('a default of the language was written by nobody', () => {
  expect(said(`path: tier\ncheck: { required: true }\n${message}`, orders(''))).toHaveLength(1);
  expect(said(`path: tier\ncheck: { one_of: [critical] }\n${message}`, orders(''))).toEqual([]);
});

test('of a list each item is judged, and told at its list', () => {
  expect(said(`path: tags\ncheck: { casing: kebab-case }\n${message}`, orders('tags: [net_sales, eu, US]\n'))).toEqual([
    'pipelines/orders.yaml:3:7 warning own-rule: orders  US ',
    'pipelines/orders.yaml:3:7 warning own-rule: orders  net_sales ',
  ]);
});

test('a rule of tasks looks at those of its types', () => {
  const tasks = '  Load: { type: noop }\n  Ship: { type: bash, command: ship }\n'.toLowerCase();
  const rule = `subject: task\ncheck: { pattern: xyz }\nwhere: { types: [bash] }\n${message}`;
  expect(said(rule, orders('', tasks))).toEqual(['pipelines/orders.yaml:5:3 warning own-rule: orders ship ship ']);
});

function ruleIn(where: string): string {
  return `check: { pattern: xyz }\nwhere: ${where}\n${message}`;
}

test('it holds in its tiers and environments', () => {
  expect(said(ruleIn('{ tiers: [critical] }'), orders(''))).toEqual([]);
  expect(said(ruleIn('{ tiers: [standard] }'), orders(''))).toHaveLength(1);
  expect(said(ruleIn('{ environments: [prod] }'), orders(''))).toEqual([
    'pipelines/orders.yaml:2:5 warning own-rule: orders  orders  (in prod)',
  ]);
});

test('a value that two pipelines have is told at the second, with the first', () => {
  const marts = 'kind: Pipeline\nid: marts\ndomain: sales\ntasks: { load: { type: noop } }\n';
  const rule = `path: domain\ncheck: { unique: true }\n${message}`;
  expect(said(rule, { ...orders('domain: sales\n'), marts })).toEqual([
    'pipelines/orders.yaml:3:9 warning own-rule: orders  sales marts',
  ]);
  expect(said(rule, { ...orders('domain: finance\n'), marts })).toEqual([]);
});

test('a value can be named in a file', () => {
  const rule = `path: domain\ncheck: { named_in: standards/domains.txt }\n${message}`;
  const files = { 'standards/domains.txt': 'finance\r\nsales\r\n' };
  expect(said(rule, orders('domain: sales\n'), files)).toEqual([]);
  expect(said(rule, orders('domain: slaes\n'), files)).toHaveLength(1);
});

test('settings and waivers speak of it as of any rule', () => {
  const files = {
    ...projectOf('lint: { rules: { short-description: off, own-rule: error } }\n', orders('')),
    'standards/own.yaml': `kind: Rule\nid: own-rule\ndescription: Ours.\ncheck: { pattern: xyz }\n${message}`,
  };
  expect(told(linted(files).diagnostics)).toEqual(['pipelines/orders.yaml:2:5 error own-rule: orders  orders ']);
  const waiver = 'waivers: [{ rule: own-rule, reason: It is called like that., until: 2026-12-31 }]\n';
  const waived = linted({ ...files, ...projectOf('lint: { rules: { short-description: off } }\n', orders(waiver)) });
  expect(told(waived.diagnostics)).toEqual([]);
  expect(waived.waived).toHaveLength(1);
});

describe('a rule that is wrong is told, and left out', () => {
  test.each([
    ['no expression', 'check: { pattern: "(" }\n', 'error wrong-rule: This is no regular expression.'],
    ['a lookahead', 'check: { pattern: "(?=a)" }\n', 'error wrong-rule: This is no regular expression.'],
    ['no duration', 'check: { interval: soon }\n', 'error wrong-rule: This is no duration.'],
    [
      'no bound',
      'check: { range: { at_least: much } }\n',
      'error wrong-rule: This is neither a number nor a duration.',
    ],
    [
      'no file',
      'check: { named_in: nowhere.txt }\n',
      'error wrong-rule: There is no file "nowhere.txt" that can be read.',
    ],
    [
      'a file outside',
      'check: { named_in: ../names.txt }\n',
      'error wrong-rule: There is no file "../names.txt" that can be read.',
    ],
    [
      'no type',
      'where: { types: [sqll] }\ncheck: { required: true }\n',
      'error rule-for-nothing: There is no type of task "sqll": the rule would never speak.',
    ],
    [
      'no environment',
      'where: { environments: [prd] }\ncheck: { required: true }\n',
      'error rule-for-nothing: There is no environment "prd": the rule would never speak.',
    ],
  ])('%s', (_what, rule, expected) => {
    expect(said(`${rule}${message}`, orders(''))).toEqual([expect.stringMatching(/^standards\/own\.yaml:/u)]);
    expect(said(`${rule}${message}`, orders(''))[0]).toContain(expected);
  });
});

function ruleOfTasks(path: string): string {
  return `subject: task\npath: ${path}\ncheck: { pattern: xyz }\n${message}`;
}

test('a value that holds a credential is told without it', () => {
  const tasks =
    "  load: { type: bash, command: 'load --password Sommer2026 --all', env: { API_KEY: 7h3JkL0pQz2XcV8b } }\n";
  expect(said(ruleOfTasks('command'), orders('', tasks))[0]).toMatch(/: orders load load --password \*{3} --all $/u);
  expect(said(ruleOfTasks('env.API_KEY'), orders('', tasks))[0]).toMatch(/: orders load \*{3} $/u);
});

test('two rules cannot have the same id, nor that of a rule of dagwright', () => {
  const rule = `description: Ours.\ncheck: { required: true }\n${message}`;
  const files = projectOf('lint: { rules: { short-description: off } }\n', orders(''));
  const own = { 'standards/a.yaml': `kind: Rule\nid: pool-missing\n${rule}` };
  expect(told(linted({ ...files, ...own }).diagnostics)).toEqual([
    'standards/a.yaml:2:5 error rule-twice: There is another rule "pool-missing".',
  ]);
});

test('a rule belongs in standards/, and nothing else does', () => {
  const files = projectOf('lint: { rules: { short-description: off } }\n', orders(''));
  const rule = `kind: Rule\nid: own-rule\ndescription: Ours.\ncheck: { required: true }\n${message}`;
  expect(told(linted({ ...files, 'pipelines/rule.yaml': rule }).diagnostics)).toEqual([
    'pipelines/rule.yaml:1:7 error kind-folder: A document of the kind "Rule" belongs in standards/.',
  ]);
  const other = 'kind: Pipeline\nid: marts\ntasks: { load: { type: noop } }\n';
  expect(told(linted({ ...files, 'standards/marts.yaml': other }).diagnostics)).toEqual([
    'standards/marts.yaml:1:7 error kind-folder: standards/ holds the rules of the organisation, but the kind of this document is "Pipeline".',
  ]);
});

test('a pattern takes time that is linear in its input, whatever it is', () => {
  const long = 'a'.repeat(100_000);
  const began = performance.now();
  expect(said(`path: docs\ncheck: { pattern: "^(a+)+$" }\n${message}`, orders(`docs: ${long}b\n`))).toHaveLength(1);
  expect(performance.now() - began).toBeLessThan(10_000);
});
