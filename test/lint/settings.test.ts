import { expect, test } from 'vitest';
import { linted, pipelineOf, projectOf, told } from './linted.ts';

const orders = pipelineOf('orders', '');

function toldOf(lint: string, pipeline = orders): readonly string[] {
  return told(linted(projectOf(lint, { orders: pipeline })).diagnostics);
}

const short = 'short-description: "orders" is described in 0 characters.';
const pool = 'pool-missing: "load" has no pool.';
const atId = 'pipelines/orders.yaml:2:5';
const atTask = 'pipelines/orders.yaml:4:3';

test('without a word about it, the recommended levels hold', () => {
  expect(toldOf('')).toEqual([`${atId} warning ${short}`]);
});

test('the strict preset asks for more', () => {
  expect(toldOf('lint: { preset: strict }\n')).toEqual([`${atId} error ${short}`, `${atTask} warning ${pool}`]);
});

test.each(['info', 'warning', 'error'])('a rule can be taken as %s', (level) => {
  expect(toldOf(`lint: { rules: { short-description: ${level} } }\n`)).toEqual([`${atId} ${level} ${short}`]);
});

test('a rule can be off, and one that is off can be on', () => {
  expect(toldOf('lint: { rules: { short-description: off, pool-missing: info } }\n')).toEqual([
    `${atTask} info ${pool}`,
  ]);
});

test('the options of a rule go above its defaults, and its level stays', () => {
  const described = pipelineOf('orders', 'description: Orders.\n');
  const at = 'pipelines/orders.yaml:3:14 warning short-description:';
  expect(toldOf('', described)).toEqual([`${at} "orders" is described in 7 characters.`]);
  expect(toldOf('lint: { rules: { short-description: { options: { at_least: 7 } } } }\n', described)).toEqual([]);
});

test('what an environment says goes above the project, and is told with its name', () => {
  expect(toldOf('lint: { environments: { prod: { rules: { pool-missing: error } } } }\n')).toEqual([
    `${atId} warning ${short}`,
    `${atTask} error ${pool} (in prod)`,
  ]);
  expect(toldOf('lint: { rules: { short-description: off }, environments: { prod: { preset: strict } } }\n')).toEqual([
    `${atTask} warning ${pool} (in prod)`,
  ]);
});

test('what a tier says goes above all others', () => {
  const lint = `lint:
  preset: strict
  environments: { prod: { rules: { short-description: error } } }
  tiers: { experimental: { rules: { short-description: off, pool-missing: off } } }
`;
  expect(toldOf(lint, pipelineOf('orders', 'tier: experimental\n'))).toEqual([]);
  expect(toldOf(lint, pipelineOf('orders', 'tier: critical\n'))).toHaveLength(2);
});

test('the same finding in three environments is one', () => {
  expect(linted(projectOf('', { orders })).diagnostics).toHaveLength(1);
});

test('a finding tells what the value replaced', () => {
  const files = {
    ...projectOf('', { orders: pipelineOf('orders', 'description: The orders of the day.\n') }),
    'environments/prod/overlays/orders.yaml': 'kind: Overlay\npipeline: orders\ndescription: Orders.\n',
  };
  const { diagnostics } = linted(files);
  expect(told(diagnostics)).toEqual([
    'environments/prod/overlays/orders.yaml:3:14 warning short-description: "orders" is described in 7 characters. (in prod)',
  ]);
  expect(diagnostics[0]?.related).toMatchObject([
    { message: 'It replaces this value.', place: { source: { path: 'pipelines/orders.yaml' } } },
  ]);
});

test('an unknown rule is told, with the one that was meant', () => {
  const [first, second] = linted(projectOf('lint: { rules: { pol-missing: error } }\n', { orders })).diagnostics;
  expect(told(first === undefined ? [] : [first])).toEqual([
    'dagwright.yaml:4:18 error unknown-rule: There is no rule "pol-missing". Did you mean "pool-missing"?',
  ]);
  expect(first?.help).toBe('Correct the name, or delete it; `dagwright lint --explain` lists the rules.');
  expect(second?.code).toBe('short-description');
});

test('unknown rules are found in environments and tiers too', () => {
  const lint = `lint:
  environments: { prod: { rules: { pool-mising: error } } }
  tiers: { critical: { rules: { pool-mising: error } } }
`;
  expect(toldOf(lint)).toEqual([
    'dagwright.yaml:5:36 error unknown-rule: There is no rule "pool-mising". Did you mean "pool-missing"?',
    'dagwright.yaml:6:33 error unknown-rule: There is no rule "pool-mising". Did you mean "pool-missing"?',
    `${atId} warning ${short}`,
  ]);
});

test('an unknown environment is told, with those that there are', () => {
  const [first] = linted(projectOf('lint: { environments: { prd: { preset: strict } } }\n', { orders })).diagnostics;
  expect(told(first === undefined ? [] : [first])).toEqual([
    'dagwright.yaml:4:25 error unknown-environment: There is no environment "prd". Did you mean "prod"?',
  ]);
  expect(first?.help).toBe('Environments: dev, stage, prod.');
});

test.each([
  ['{ at_most: 3 }', '4:50 error unknown-key: Unknown key "at_most" in "lint.rules.short-description.options".'],
  [
    '{ at_least: ten }',
    '4:60 error wrong-type: "lint.rules.short-description.options.at_least" is text; it must be a whole number.',
  ],
  ['{ at_least: 0 }', '4:60 error out-of-range: "lint.rules.short-description.options.at_least" is 0; 1 is the least.'],
])('options are judged by the rule: %s', (options, expected) => {
  const said = toldOf(`lint: { rules: { short-description: { options: ${options} } } }\n`);
  expect(said[0]).toBe(`dagwright.yaml:${expected}`);
});

test('a rule without options takes none', () => {
  expect(toldOf('lint: { rules: { pool-missing: { options: { at_most: 3 } } } }\n')[0]).toMatch(
    /^dagwright\.yaml:4:45 error unknown-key/u,
  );
});
