import { expect, test } from 'vitest';
import { inOrders } from './project.ts';

/** The pipeline with these keys of a schedule. */
function schedule(keys: string): string {
  return inOrders(`schedule: { ${keys} }
tasks: { load: { type: noop } }
`);
}

test('a slot inside of a spring gap', () => {
  expect(schedule('cron: "30 2 * * *", timezone: Europe/Berlin, start: 2026-01-01')).toBe(`
pipelines/orders.yaml:3:19: error: The clocks in "Europe/Berlin" go forward from 2026-03-29T02:00 to 2026-03-29T03:00; cron "30 2 * * *" with "catchup: false" may skip the window from 2026-03-28T02:30:00+01:00 to 2026-03-29T03:30:00+02:00, so that its data would be lost. [windows-part]
  3 | schedule: { cron: "30 2 * * *", timezone: Europe/Berlin, start: 2026-01-01 }
    |                   ^^^^^^^^^^^^
  help: Write cron "30 3 * * *", "catchup: true" or "timezone: UTC".
`);
});

test('every half hour in a zone whose clocks change', () => {
  expect(schedule('cron: "0,30 * * * 1", timezone: Europe/Berlin, start: 2026-01-01')).toBe(`
pipelines/orders.yaml:3:19: error: The clocks in "Europe/Berlin" go forward from 2026-03-29T02:00 to 2026-03-29T03:00; cron "0,30 * * * 1" would stop after the window from 2026-03-23T23:00:00+01:00 to 2026-03-23T23:30:00+01:00. [windows-part]
  3 | schedule: { cron: "0,30 * * * 1", timezone: Europe/Berlin, start: 2026-01-01 }
    |                   ^^^^^^^^^^^^^^
  help: Write "timezone: UTC".
`);
});

test('points in time that share a date', () => {
  expect(schedule('cron: "30 23 * * *", timezone: America/Nuuk, start: 2026-01-01, window: none')).toBe(`
pipelines/orders.yaml:3:19: error: Two runs would have the date 2026-03-29: the clocks change between them. [date-twice]
  3 | schedule: { cron: "30 23 * * *", timezone: America/Nuuk, start: 2026-01-01, window: none }
    |                   ^^^^^^^^^^^^^
  help: Choose a time of day that no clock change touches, or the zone UTC.
`);
});

test('a zone that does not exist', () => {
  expect(schedule('cron: "0 4 * * *", timezone: Europe/Berln, start: 2026-01-01')).toBe(`
pipelines/orders.yaml:3:42: error: There is no time zone "Europe/Berln". Did you mean "Europe/Berlin"? [unknown-zone]
  3 | schedule: { cron: "0 4 * * *", timezone: Europe/Berln, start: 2026-01-01 }
    |                                          ^^^^^^^^^^^^
  help: Write a name of the IANA database, spelt as there, such as Europe/Berlin or UTC.
`);
  expect(schedule('cron: "0 4 * * *", timezone: europe/berlin, start: 2026-01-01')).toBe(`
pipelines/orders.yaml:3:42: error: There is no time zone "europe/berlin". Did you mean "Europe/Berlin"? [unknown-zone]
  3 | schedule: { cron: "0 4 * * *", timezone: europe/berlin, start: 2026-01-01 }
    |                                          ^^^^^^^^^^^^^
  help: Write a name of the IANA database, spelt as there, such as Europe/Berlin or UTC.
`);
});

test('an end before the start', () => {
  expect(schedule('cron: "0 4 * * *", start: 2026-02-01, end: 2026-01-01')).toBe(`
pipelines/orders.yaml:3:56: error: The schedule ends (2026-01-01) before it starts (2026-02-01): no run would be due. [end-before-start]
  3 | schedule: { cron: "0 4 * * *", start: 2026-02-01, end: 2026-01-01 }
    |                                                        ^^^^^^^^^^
  help: Write an end after the start, or leave it out.
pipelines/orders.yaml:3:39: note: The start.
  3 | schedule: { cron: "0 4 * * *", start: 2026-02-01, end: 2026-01-01 }
    |                                       ^^^^^^^^^^
`);
});

test('an end before the first window is over', () => {
  expect(schedule('cron: "0 4 * * *", start: 2026-02-01T00:00, end: 2026-02-02T03:00')).toBe(`
pipelines/orders.yaml:3:62: error: Between the start (2026-02-01T00:00) and the end (2026-02-02T03:00) no window is over: no run would be due. [end-before-first-run]
  3 | schedule: { cron: "0 4 * * *", start: 2026-02-01T00:00, end: 2026-02-02T03:00 }
    |                                                              ^^^^^^^^^^^^^^^^
  help: Write a later end, or leave it out.
pipelines/orders.yaml:3:39: note: The start.
  3 | schedule: { cron: "0 4 * * *", start: 2026-02-01T00:00, end: 2026-02-02T03:00 }
    |                                       ^^^^^^^^^^^^^^^^
`);
  expect(schedule('cron: "0 4 1 * *", start: 2026-02-02, end: 2026-02-27, window: none')).toBe(`
pipelines/orders.yaml:3:56: error: Between the start (2026-02-02) and the end (2026-02-27) no slot lies: no run would be due. [end-before-first-run]
  3 | schedule: { cron: "0 4 1 * *", start: 2026-02-02, end: 2026-02-27, window: none }
    |                                                        ^^^^^^^^^^
  help: Write a later end, or leave it out.
pipelines/orders.yaml:3:39: note: The start.
  3 | schedule: { cron: "0 4 1 * *", start: 2026-02-02, end: 2026-02-27, window: none }
    |                                       ^^^^^^^^^^
`);
});

test('dates that are none', () => {
  expect(schedule('cron: "0 4 * * *", start: 2026-02-30')).toBe(`
pipelines/orders.yaml:3:39: error: "2026-02-30" names day 30; that month has 28. [wrong-date]
  3 | schedule: { cron: "0 4 * * *", start: 2026-02-30 }
    |                                       ^^^^^^^^^^
  help: Write a date such as "2026-01-01", or a local time such as "2026-01-01T06:00".
`);
  expect(schedule('cron: "0 4 * * *", start: tomorrow')).toBe(`
pipelines/orders.yaml:3:39: error: "schedule.start" is "tomorrow"; it must be a date such as 2026-01-31, or a local time such as 2026-01-31T06:00. [wrong-form]
  3 | schedule: { cron: "0 4 * * *", start: tomorrow }
    |                                       ^^^^^^^^
`);
  expect(schedule('cron: "0 4 * * *", start: 2026-01-01T00:00Z')).toBe(`
pipelines/orders.yaml:3:39: error: "schedule.start" is "2026-01-01T00:00Z"; it must be a date such as 2026-01-31, or a local time such as 2026-01-31T06:00. [wrong-form]
  3 | schedule: { cron: "0 4 * * *", start: 2026-01-01T00:00Z }
    |                                       ^^^^^^^^^^^^^^^^^
`);
});

test('words that are no schedule', () => {
  expect(
    inOrders(`schedule: manuel
tasks: { load: { type: noop } }
`),
  ).toBe(`
pipelines/orders.yaml:3:11: error: "schedule" is "manuel"; it must be "manual", "once" or a map. Did you mean "manual"? [unknown-value]
  3 | schedule: manuel
    |           ^^^^^^
  help: For example: \`{ cron: "30 2 * * *", timezone: Europe/Berlin, start: 2026-01-01 }\`
`);
  expect(
    inOrders(`schedule: daily
tasks: { load: { type: noop } }
`),
  ).toBe(`
pipelines/orders.yaml:3:11: error: "schedule" is "daily"; it must be "manual", "once" or a map. [unknown-value]
  3 | schedule: daily
    |           ^^^^^
  help: For example: \`{ cron: "30 2 * * *", timezone: Europe/Berlin, start: 2026-01-01 }\`
`);
});

test('a window that does not exist', () => {
  expect(schedule('cron: "0 4 * * *", start: 2026-01-01, window: previous')).toBe(`
pipelines/orders.yaml:3:59: error: "schedule.window" is "previous"; it must be a duration such as 1h, "since_previous" or "none". [wrong-form]
  3 | schedule: { cron: "0 4 * * *", start: 2026-01-01, window: previous }
    |                                                           ^^^^^^^^
`);
});

test('FINE-PRINT 3: a sliding window that reaches back behind the start', () => {
  expect(schedule('every: 15m, start: 2026-01-01, window: 1h, catchup: true')).toBe(`
pipelines/orders.yaml:3:20: error: Runs that are due less than 1h after the start would do nothing and succeed: 2026-01-01T00:00:00+00:00, 2026-01-01T00:15:00+00:00, 2026-01-01T00:30:00+00:00, … (4 runs). [empty-runs]
  3 | schedule: { every: 15m, start: 2026-01-01, window: 1h, catchup: true }
    |                    ^^^
  help: Leave \`catchup: true\` out, or write \`window: none\` and look back in the task itself.
`);
  expect(schedule('every: 30m, start: 2026-01-01, window: 1h')).toBe(`
pipelines/orders.yaml:3:20: warning: Runs that are due less than 1h after the start would do nothing and succeed: 2026-01-01T00:00:00+00:00, 2026-01-01T00:30:00+00:00. [empty-runs]
  3 | schedule: { every: 30m, start: 2026-01-01, window: 1h }
    |                    ^^^
  help: Nothing waits for them. They are made only if the pipeline is switched on that early.
`);
});

test('a distance that no hour and no day is made of', () => {
  expect(schedule('every: 7m, start: 2026-01-01')).toContain('[every]');
  expect(schedule('every: 2h, start: 2026-01-01, timezone: Europe/Berlin')).toContain('[windows-part]');
});
