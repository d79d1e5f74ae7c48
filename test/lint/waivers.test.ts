import { expect, test } from 'vitest';
import { linted, pipelineOf, projectOf, told } from './linted.ts';

const strict = 'lint: { preset: strict }\n';
const short = 'error short-description: "orders" is described in 0 characters.';
const pool = 'warning pool-missing: "load" has no pool.';

function waiver(rule: string, until = '2026-12-31'): string {
  return `waivers: [{ rule: ${rule}, reason: It moves away in autumn., until: ${until}, ticket: DATA-7 }]\n`;
}

const onPipeline = (rule: string, until?: string): string => pipelineOf('orders', waiver(rule, until));

const onTask = (rule: string): string =>
  `kind: Pipeline\nid: orders\ntasks:\n  load:\n    type: noop\n    ${waiver(rule)}  ship: { type: noop }\n`;

test('a waiver of a pipeline speaks for the pipeline and all its tasks', () => {
  const ofPipeline = linted(projectOf(strict, { orders: onPipeline('short-description') }));
  expect(told(ofPipeline.diagnostics)).toEqual([`pipelines/orders.yaml:5:3 ${pool}`]);
  expect(told(ofPipeline.waived)).toEqual([`pipelines/orders.yaml:2:5 ${short}`]);
  const ofTasks = linted(projectOf(strict, { orders: onPipeline('pool-missing') }));
  expect(told(ofTasks.diagnostics)).toEqual([`pipelines/orders.yaml:2:5 ${short}`]);
  expect(told(ofTasks.waived)).toEqual([`pipelines/orders.yaml:5:3 ${pool}`]);
});

test('a waiver of a task speaks for this task alone', () => {
  const { diagnostics, waived } = linted(projectOf(strict, { orders: onTask('pool-missing') }));
  expect(told(diagnostics)).toEqual([
    `pipelines/orders.yaml:2:5 ${short}`,
    'pipelines/orders.yaml:7:3 warning pool-missing: "ship" has no pool.',
  ]);
  expect(told(waived)).toEqual([`pipelines/orders.yaml:4:3 ${pool}`]);
});

test('a waiver of a task says nothing of its pipeline', () => {
  expect(told(linted(projectOf('', { orders: onTask('short-description') })).diagnostics)).toEqual([
    'pipelines/orders.yaml:2:5 warning short-description: "orders" is described in 0 characters.',
    'pipelines/orders.yaml:6:23 warning waiver-unused: The waiver of "short-description" lets nothing pass: there is no such finding here.',
  ]);
});

test('what is let pass in three environments is one finding, and says which waiver did', () => {
  const { waived, waivers } = linted(projectOf('', { orders: onPipeline('short-description') }));
  expect(waived).toHaveLength(1);
  expect(waived[0]?.waiver).toMatchObject({ rule: 'short-description', pipeline: 'orders', ticket: 'DATA-7' });
  expect(waivers).toHaveLength(1);
});

test('a waiver of a rule that does not exist is an error', () => {
  const { diagnostics, waived } = linted(projectOf('', { orders: onPipeline('short-descripton') }));
  expect(told(diagnostics)).toContain(
    'pipelines/orders.yaml:3:19 error unknown-rule: There is no rule "short-descripton". Did you mean "short-description"?',
  );
  expect(waived).toEqual([]);
});

test('a waiver holds on its last day, and is an error from the next day on', () => {
  const files = projectOf('', { orders: onPipeline('short-description', '2026-05-31') });
  expect(told(linted(files, '2026-05-31').diagnostics)).toEqual([]);
  expect(told(linted(files, '2026-06-01').diagnostics)).toEqual([
    'pipelines/orders.yaml:2:5 warning short-description: "orders" is described in 0 characters.',
    'pipelines/orders.yaml:3:19 error waiver-past: The waiver of "short-description" ended on 2026-05-31: the rule holds again.',
  ]);
});

test.each([
  ['{ rule: short-description, until: 2026-12-31 }', 'missing-key'],
  ['{ rule: short-description, reason: It moves away. }', 'missing-key'],
  ['{ rule: short-description, reason: Because., until: 2026-12-31 }', 'too-short'],
  ['{ rule: short-description, reason: It moves away., until: someday }', 'wrong-form'],
])('a waiver has a reason and a last day: %s', (written, code) => {
  const files = projectOf('', { orders: pipelineOf('orders', `waivers: [${written}]\n`) });
  const { diagnostics, waived } = linted(files);
  expect(diagnostics.map((one) => one.code)).toContain(code);
  expect(waived).toEqual([]);
});

test.each([
  ['2026-02-30', '"2026-02-30" names day 30; that month has 28.'],
  ['2026-13-01', '"2026-13-01" names month 13; a year has 12.'],
])('a day that no calendar has ends nothing: %s', (until, message) => {
  const { diagnostics, waived } = linted(projectOf('', { orders: onPipeline('short-description', until) }));
  expect(told(diagnostics)).toContain(`pipelines/orders.yaml:3:79 error wrong-date: ${message}`);
  expect(waived).toEqual([]);
});

test('a waiver that is of use in one environment is not called unused', () => {
  const files = {
    ...projectOf('', {
      orders: pipelineOf('orders', `description: The orders of the day.\n${waiver('short-description')}`),
    }),
    'environments/prod/overlays/orders.yaml': 'kind: Overlay\npipeline: orders\ndescription: Orders.\n',
  };
  const { diagnostics, waived } = linted(files);
  expect(told(diagnostics)).toEqual([]);
  expect(waived).toHaveLength(1);
});

test('a waiver that is of use nowhere is told once', () => {
  const orders = pipelineOf('orders', `description: The orders of the day.\n${waiver('short-description')}`);
  expect(told(linted(projectOf('', { orders })).diagnostics)).toEqual([
    'pipelines/orders.yaml:4:19 warning waiver-unused: The waiver of "short-description" lets nothing pass: there is no such finding here.',
  ]);
});

function fixesOf(files: Readonly<Record<string, string>>): readonly unknown[] {
  const { diagnostics } = linted(files);
  return diagnostics.flatMap(({ code, fix }) => (code === 'waiver-unused' ? [fix?.path.join('.')] : []));
}

test('a waiver that is of use nowhere can be taken out where it stands', () => {
  const described = 'description: The orders of the day.\n';
  const onOverlay = {
    'environments/prod/overlays/orders.yaml': `kind: Overlay\npipeline: orders\n${waiver('pool-missing')}`,
  };
  expect(fixesOf(projectOf('', { orders: onTask('pool-missing') }))).toEqual(['tasks.load.waivers.0']);
  expect(fixesOf({ ...projectOf('', { orders: pipelineOf('orders', described) }), ...onOverlay })).toEqual([
    'waivers.0',
  ]);
});

function ofType(more: string): Record<string, string> {
  return {
    ...projectOf('lint: { preset: strict, rules: { short-description: off } }\n', {
      orders: `kind: Pipeline\nid: orders\ntasks:\n  load: { type: nightly, pool: warehouse }\n${more}`,
    }),
    'pipelines/types/nightly.yaml': `kind: TaskType\nid: nightly\ntask:\n  type: noop\n  ${waiver('pool-missing')}`,
  };
}

test('a waiver of a task type is taken out only where it is of use to no task', () => {
  expect(fixesOf(ofType(''))).toEqual(['task.waivers.0']);
  expect(fixesOf(ofType('  ship: { type: nightly }\n'))).toEqual([undefined]);
});

test('of a pipeline that is not judged in each environment no waiver is called unused', () => {
  const orders = pipelineOf('orders', `description: The orders of the day.\n${waiver('short-description')}`);
  const files = {
    ...projectOf('', { orders }),
    'environments/prod/overlays/orders.yaml': 'kind: Overlay\npipeline: orders\ntasks: { load: { after: [gone] } }\n',
  };
  expect(linted(files).diagnostics.map(({ code }) => code)).toEqual(['after-unknown']);
});
