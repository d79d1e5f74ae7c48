import { expect, test } from 'vitest';
import { environment, findings, inOrders, type Files } from './project.ts';

const daily = 'schedule: { cron: "30 4 * * *", start: 2026-01-01 }';

/** The pipeline "orders", whose one task waits. */
function waiting(wait: string, schedule: string = daily, more: Files = {}): string {
  return inOrders(`${schedule}\ntasks:\n  wait: { type: wait, ${wait} }\n`, more);
}

/** Another pipeline, as a file of the repository. */
function invoices(schedule: string, tasks = 'bill: { type: noop }', more = ''): Files {
  return {
    'pipelines/invoices.yaml': `kind: Pipeline
id: invoices
${more}schedule: { ${schedule} }
tasks:
  ${tasks}
`,
  };
}

const hourly = invoices('cron: hourly, start: 2026-01-01');

test('a wait for each hour of the day, or of the window, has no finding', () => {
  expect(waiting('for: { pipeline: invoices }', daily, hourly)).toBe('');
  expect(waiting('for: { pipeline: invoices, match: window, task: bill }', daily, hourly)).toBe('');
});

test('a wait for a pipeline that does not exist', () => {
  expect(waiting('for: { pipeline: invoice }', daily, hourly)).toBe(`
pipelines/orders.yaml:5:40: error: There is no pipeline "invoice". Did you mean "invoices"? [unknown-pipeline]
  5 |   wait: { type: wait, for: { pipeline: invoice } }
    |                                        ^^^^^^^
  help: One that is not of this repository is declared under "external_pipelines" in environments/<id>/environment.yaml.
`);
});

test('a wait for a pipeline that does not exist in one environment', () => {
  const only = invoices('cron: hourly, start: 2026-01-01', undefined, 'environments: [dev, stage]\n');
  expect(waiting('for: { pipeline: invoices }', daily, only)).toBe(`
pipelines/orders.yaml:5:40: error: The pipeline "invoices" does not exist in this environment. (in prod) [pipeline-absent]
  5 |   wait: { type: wait, for: { pipeline: invoices } }
    |                                        ^^^^^^^^
  help: Give the task the same "environments", or add "prod" to those of the pipeline.
pipelines/invoices.yaml:3:15: note: "invoices" exists in these environments only.
  3 | environments: [dev, stage]
    |               ^^^^^^^^^^^^
`);
});

test('a wait for a task that does not exist', () => {
  expect(waiting('for: { pipeline: invoices, task: bil }', daily, hourly)).toBe(`
pipelines/orders.yaml:5:56: error: The pipeline "invoices" has no task "bil" in this environment. Did you mean "bill"? [unknown-task]
  5 |   wait: { type: wait, for: { pipeline: invoices, task: bil } }
    |                                                        ^^^
  help: It has: bill.
`);
});

test('a wait for a task that does not exist in one environment', () => {
  const tasks = 'bill: { type: noop, environments: [dev, stage] }\n  send: { type: noop }';
  const some = invoices('cron: hourly, start: 2026-01-01', tasks);
  expect(waiting('for: { pipeline: invoices, task: bill }', daily, some)).toBe(`
pipelines/orders.yaml:5:56: error: The pipeline "invoices" has no task "bill" in this environment. (in prod) [unknown-task]
  5 |   wait: { type: wait, for: { pipeline: invoices, task: bill } }
    |                                                        ^^^^
  help: It has: send.
`);
});

test('a wait for a task that is mapped', () => {
  const mapped = invoices(
    'cron: hourly, start: 2026-01-01',
    'bill: { type: bash, command: bill, map: { over: [eu, us] } }',
  );
  expect(waiting('for: { pipeline: invoices, task: bill }', daily, mapped)).toBe(`
pipelines/orders.yaml:5:56: error: The task "bill" of "invoices" is mapped: how many of it have to succeed is not known beforehand. [wait-mapped-task]
  5 |   wait: { type: wait, for: { pipeline: invoices, task: bill } }
    |                                                        ^^^^
  help: Wait for the whole pipeline, or for a task of it that comes after "bill".
`);
});

test('a wait for a task that is called "unknown"', () => {
  const some = invoices('cron: hourly, start: 2026-01-01', 'unknown: { type: noop }');
  expect(waiting('for: { pipeline: invoices, task: unknown }', daily, some)).toBe('');
});

test('FINE-PRINT 7: without windows that meet on both sides, "match" has to be written', () => {
  const points = invoices('cron: hourly, start: 2026-01-01, window: none');
  expect(waiting('for: { pipeline: invoices }', daily, points)).toBe(`
pipelines/orders.yaml:5:40: error: The key "match" is missing: between these two schedules no default is right. [missing-key]
  5 |   wait: { type: wait, for: { pipeline: invoices } }
    |                                        ^^^^^^^^
  help: Write \`match: dates\`, \`window\`, \`latest\` or \`{ offset: -2h }\`.
`);
  expect(waiting('for: { pipeline: invoices, match: latest }', daily, points)).toBe('');
});

test('FINE-PRINT 8: slots from before the start of the other have nothing to wait for, which is told with dates', () => {
  const later = invoices('cron: hourly, start: 2026-01-05');
  expect(waiting('for: { pipeline: invoices }', daily, later)).toBe(`
pipelines/orders.yaml:5:40: warning: In some slots no run of "invoices" is matched, so that nothing is waited for: 2026-01-02T04:30:00+00:00, 2026-01-03T04:30:00+00:00, 2026-01-04T04:30:00+00:00, …. [wait-empty]
  5 |   wait: { type: wait, for: { pipeline: invoices } }
    |                                        ^^^^^^^^
  help: Such a run goes on at once. Write another \`match\`, or a later \`start\` of this pipeline.
`);
});

test('FINE-PRINT 9: a wait that never has anything to wait for', () => {
  const weekly = invoices('cron: "0 6 * * 1", start: 2026-01-01');
  expect(waiting('for: { pipeline: invoices, match: { offset: -1h } }', daily, weekly)).toBe(`
pipelines/orders.yaml:5:40: error: No run of "invoices" is matched in any slot: nothing is waited for. [wait-empty]
  5 |   wait: { type: wait, for: { pipeline: invoices, match: { offset: -1h } } }
    |                                        ^^^^^^^^
  help: Write another \`match\`.
`);
});

test('FINE-PRINT 9: a wait for what is always due too late', () => {
  const late = invoices('cron: "30 4 * * *", start: 2026-01-01');
  expect(waiting('for: { pipeline: invoices, match: { offset: 1d } }', daily, late)).toBe(`
pipelines/orders.yaml:5:40: error: In every slot a run of "invoices" is due more than 12h later, when the wait has been given up. [wait-late]
  5 |   wait: { type: wait, for: { pipeline: invoices, match: { offset: 1d } } }
    |                                        ^^^^^^^^
  help: Write a longer \`give_up_after\`, or another \`match\`.
`);
});

test('FINE-PRINT 9: a wait for what is sometimes due too late', () => {
  const late = invoices('cron: "0 20 * * *", start: 2026-01-01, window: none');
  const eachHour = 'schedule: { cron: hourly, start: 2026-01-01 }';
  expect(waiting('for: { pipeline: invoices, match: dates }, give_up_after: 4h', eachHour, late)).toBe(`
pipelines/orders.yaml:5:40: warning: In some slots a run of "invoices" is due more than 4h later, when the wait has been given up: 2026-01-01T01:00:00+00:00, 2026-01-01T02:00:00+00:00, 2026-01-01T03:00:00+00:00, …. [wait-late]
  5 |   wait: { type: wait, for: { pipeline: invoices, match: dates }, give_up_after: 4h }
    |                                        ^^^^^^^^
  help: Write a longer \`give_up_after\`, or another \`match\`.
`);
});

test('FINE-PRINT 9: a pipeline that assets start has no slots', () => {
  const assets = invoices('assets: { all: [warehouse://orders] }');
  expect(waiting('for: { pipeline: invoices, match: latest }', daily, assets)).toBe(`
pipelines/orders.yaml:5:40: error: The pipeline "invoices" has no slots by which runs could be matched: its schedule is "assets". [wait-without-slots]
  5 |   wait: { type: wait, for: { pipeline: invoices, match: latest } }
    |                                        ^^^^^^^^
  help: Use \`schedule: { assets: … }\` with what the other pipeline \`produces\`, or a task of the type trigger there.
`);
});

test('FINE-PRINT 9: a pipeline that people start has no slots to wait by', () => {
  expect(waiting('for: { pipeline: invoices, match: latest }', 'schedule: manual', hourly)).toBe(`
pipelines/orders.yaml:5:40: error: This pipeline has no slots by which runs could be matched: its schedule is "manual". [wait-without-slots]
  5 |   wait: { type: wait, for: { pipeline: invoices, match: latest } }
    |                                        ^^^^^^^^
  help: Use \`schedule: { assets: … }\` with what the other pipeline \`produces\`, or a task of the type trigger there.
`);
});

test('FINE-PRINT 10: a run that failed would be skipped as well', () => {
  expect(waiting('for: { pipeline: invoices }, on_give_up: skip', daily, hourly)).toBe(`
pipelines/orders.yaml:5:64: error: \`on_give_up: skip\` cannot stand beside \`on_failed: fail\`: a run that failed would be skipped as well. [skip-or-fail]
  5 |   wait: { type: wait, for: { pipeline: invoices }, on_give_up: skip }
    |                                                                ^^^^
  help: Write \`on_failed: wait\` under "for", or leave \`on_give_up\` out.
`);
  expect(waiting('for: { pipeline: invoices, on_failed: wait }, on_give_up: skip', daily, hourly)).toBe('');
});

test('a pipeline waits for its own runs', () => {
  expect(waiting('for: { pipeline: orders, match: { offset: -1d } }')).toBe('');
  expect(waiting('for: { pipeline: orders }')).toBe(`
pipelines/orders.yaml:5:40: error: "wait" waits for its own run, or for a later one of this pipeline: it would never go on. [wait-for-itself]
  5 |   wait: { type: wait, for: { pipeline: orders } }
    |                                        ^^^^^^
  help: A run can wait for an earlier one of its own pipeline: write for example \`match: { offset: -1d }\`.
`);
  expect(waiting('for: { pipeline: orders, match: latest }')).toBe(`
pipelines/orders.yaml:5:55: error: "wait" waits for its own run, or for a later one of this pipeline: it would never go on. [wait-for-itself]
  5 |   wait: { type: wait, for: { pipeline: orders, match: latest } }
    |                                                       ^^^^^^
  help: A run can wait for an earlier one of its own pipeline: write for example \`match: { offset: -1d }\`.
`);
  expect(waiting('for: { pipeline: orders, match: { offset: 1d } }')).toBe(`
pipelines/orders.yaml:5:55: error: "wait" waits for its own run, or for a later one of this pipeline: it would never go on. [wait-for-itself]
  5 |   wait: { type: wait, for: { pipeline: orders, match: { offset: 1d } } }
    |                                                       ^^^^^^^^^^^^^^
  help: A run can wait for an earlier one of its own pipeline: write for example \`match: { offset: -1d }\`.
`);
});

test('an offset that is no offset', () => {
  expect(waiting('for: { pipeline: invoices, match: { offset: 1 day } }', daily, hourly)).toBe(`
pipelines/orders.yaml:5:67: error: "tasks.wait.for.match.offset" is "1 day"; it must be a sign, a number and a unit, such as -2h or -1d. [wrong-form]
  5 |   wait: { type: wait, for: { pipeline: invoices, match: { offset: 1 day } } }
    |                                                                   ^^^^^
`);
});

test('two ways of matching at once', () => {
  expect(waiting('for: { pipeline: invoices, match: { dates: true, offset: -1d } }', daily, hourly)).toBe(`
pipelines/orders.yaml:5:72: error: Only one of "dates" and "offset" can be written. [alternatives]
  5 |   wait: { type: wait, for: { pipeline: invoices, match: { dates: true, offset: -1d } } }
    |                                                                        ^^^^^^
  help: Remove one of them.
pipelines/orders.yaml:5:59: note: The other one.
  5 |   wait: { type: wait, for: { pipeline: invoices, match: { dates: true, offset: -1d } } }
    |                                                           ^^^^^
`);
});

test('a pipeline of another repository needs no start, but slots', () => {
  const external = (schedule: string): Files =>
    Object.fromEntries(
      ['dev', 'stage', 'prod'].map((id) => [
        `environments/${id}/environment.yaml`,
        environment(id, '2.11', `external_pipelines: { export: { dag_id: team.export${schedule} } }\n`),
      ]),
    );
  const asked = (schedule: string): string =>
    findings({
      ...external(schedule),
      'pipelines/orders.yaml': `kind: Pipeline\nid: orders\n${daily}\ntasks:\n  wait: { type: wait, for: { pipeline: export, task: send } }\n`,
    });
  expect(asked(', schedule: { cron: "0 1 * * *" }')).toBe('');
  expect(asked('')).toBe(`
pipelines/orders.yaml:5:40: error: The pipeline "export" has no slots by which runs could be matched: its schedule is "manual". [wait-without-slots]
  5 |   wait: { type: wait, for: { pipeline: export, task: send } }
    |                                        ^^^^^^
  help: Write when it runs beside its "dag_id", for example \`schedule: { cron: "0 1 * * *", timezone: UTC }\`.
`);
});
