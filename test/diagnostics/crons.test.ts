import { expect, test } from 'vitest';
import { environment, inOrders, inOverlay } from './project.ts';

/** The pipeline with these keys of a schedule. */
function schedule(keys: string): string {
  return inOrders(`schedule: { ${keys} }
tasks: { load: { type: noop } }
`);
}

test('a cron that is none', () => {
  expect(schedule('cron: "every morning", start: 2026-01-01')).toBe(`
pipelines/orders.yaml:3:20: error: A cron has five fields (minute, hour, day of the month, month, weekday); this one has 2. [cron]
  3 | schedule: { cron: "every morning", start: 2026-01-01 }
    |                    ^^^^^^^^^^^^^
  help: Write "*" for each field that is free, as in "30 4 * * *".
`);
});

test('a field of a cron out of its range', () => {
  expect(schedule('cron: "30 25 * * *", start: 2026-01-01')).toBe(`
pipelines/orders.yaml:3:23: error: The hour "25" is out of range. [cron]
  3 | schedule: { cron: "30 25 * * *", start: 2026-01-01 }
    |                       ^^
  help: Write numbers from 0 to 23.
`);
});

test('six fields', () => {
  expect(schedule('cron: "0 30 2 * * *", start: 2026-01-01')).toBe(`
pipelines/orders.yaml:3:20: error: A cron has five fields (minute, hour, day of the month, month, weekday); this one has 6. Seconds are not supported. [cron]
  3 | schedule: { cron: "0 30 2 * * *", start: 2026-01-01 }
    |                    ^^^^^^^^^^^^
  help: Write "30 2 * * *".
`);
});

test('a date that never comes', () => {
  expect(schedule('cron: "0 4 30 2 *", start: 2026-01-01')).toBe(`
pipelines/orders.yaml:3:24: error: The day "30" never comes: month 2 has at most 29 days. [cron]
  3 | schedule: { cron: "0 4 30 2 *", start: 2026-01-01 }
    |                        ^^
  help: Write "L" for the last day of the month.
`);
});

test('forms outside of the portable subset', () => {
  expect(schedule('cron: "0 4 * * 5-1", start: 2026-01-01')).toBe(`
pipelines/orders.yaml:3:28: error: The range "5-1" runs backwards; some releases of Airflow refuse that. [cron]
  3 | schedule: { cron: "0 4 * * 5-1", start: 2026-01-01 }
    |                            ^^^
  help: Write "5,6,0,1".
`);
  expect(schedule('cron: "0 4 ? * *", start: 2026-01-01')).toBe(`
pipelines/orders.yaml:3:24: error: The day "?" is not understood by every release of Airflow. [cron]
  3 | schedule: { cron: "0 4 ? * *", start: 2026-01-01 }
    |                        ^
  help: Write "*".
`);
  expect(schedule('cron: "H 4 * * *", start: 2026-01-01')).toBe(`
pipelines/orders.yaml:3:20: error: The minute "H" is a form of Jenkins, which Airflow refuses. [cron]
  3 | schedule: { cron: "H 4 * * *", start: 2026-01-01 }
    |                    ^
  help: Write the minute itself, such as "17".
`);
  expect(schedule('cron: "0 4 * * 1#2", start: 2026-01-01')).toBe(`
pipelines/orders.yaml:3:28: error: The weekday "1#2" counts the weekdays of a month, which is not portable. [cron]
  3 | schedule: { cron: "0 4 * * 1#2", start: 2026-01-01 }
    |                            ^^^
  help: Write "1" for every week, and let a "gate" task pass the one that is meant.
`);
});

test('a preset that does not exist', () => {
  expect(schedule('cron: dayly, start: 2026-01-01')).toBe(`
pipelines/orders.yaml:3:19: error: "dayly" is no preset. [cron]
  3 | schedule: { cron: dayly, start: 2026-01-01 }
    |                   ^^^^^
  help: The presets are "hourly", "daily", "weekly", "monthly", "quarterly" or "yearly".
`);
  expect(schedule('cron: "@daily", start: 2026-01-01')).toBe(`
pipelines/orders.yaml:3:20: error: Presets are written without "@": "@daily" is "daily". [cron]
  3 | schedule: { cron: "@daily", start: 2026-01-01 }
    |                    ^^^^^^
  help: Write "daily".
`);
});

test('a cron without a start', () => {
  expect(schedule('cron: "0 4 * * *"')).toBe(`
pipelines/orders.yaml:3:19: error: A schedule with a cron needs a "start". [missing-key]
  3 | schedule: { cron: "0 4 * * *" }
    |                   ^^^^^^^^^^^
  help: Write the first day whose data is wanted, for example \`start: 2026-01-01\`.
`);
});

test('day of month and day of week together', () => {
  expect(schedule('cron: "0 4 1 * 1", start: 2026-01-01')).toBe(`
pipelines/orders.yaml:3:19: warning: Day of month and day of week are both restricted: a run is due when either matches. [day-or-weekday]
  3 | schedule: { cron: "0 4 1 * 1", start: 2026-01-01 }
    |                   ^^^^^^^^^^^
  help: Restrict one of them, if both are meant.
`);
});

test('days that an old cron library skips', () => {
  expect(schedule('cron: "0 4 1,30 * *", start: 2026-01-01')).toBe(`
pipelines/orders.yaml:3:19: error: Airflow 2.11 may be installed with a cron library that leaves out the run of 1 or 2 March for these days. (in stage and prod) [march]
  3 | schedule: { cron: "0 4 1,30 * *", start: 2026-01-01 }
    |                   ^^^^^^^^^^^^^^
  help: Write the days so that the last one is "L", or split the schedule.
`);
});

test('a window without a cron', () => {
  expect(schedule('manual: true, window: none')).toBe(`
pipelines/orders.yaml:3:27: error: "schedule.window" means something only beside "cron" or "every", which are missing. [key-alone]
  3 | schedule: { manual: true, window: none }
    |                           ^^^^^^
  help: Write one of them too, or leave "window" out.
`);
});

test('a cron that an overlay breaks is told at the overlay', () => {
  expect(inOverlay('schedule: { cron: "0 25 * * *", timezone: Europe/Berln }\n')).toBe(`
environments/prod/overlays/orders.yaml:3:22: error: The hour "25" is out of range. (in prod) [cron]
  3 | schedule: { cron: "0 25 * * *", timezone: Europe/Berln }
    |                      ^^
  help: Write numbers from 0 to 23.
pipelines/orders.yaml:4:19: note: It replaces this value.
  4 | schedule: { cron: "30 2 * * *", start: 2026-01-01 }
    |                   ^^^^^^^^^^^^

environments/prod/overlays/orders.yaml:3:43: error: There is no time zone "Europe/Berln". Did you mean "Europe/Berlin"? (in prod) [unknown-zone]
  3 | schedule: { cron: "0 25 * * *", timezone: Europe/Berln }
    |                                           ^^^^^^^^^^^^
  help: Write a name of the IANA database, spelt as there, such as Europe/Berlin or UTC.
`);
});

test('a cron from a variable is told at the variable', () => {
  expect(
    inOrders(`schedule: { cron: "0 \${{ var.hours }} * * *", start: 2026-01-01 }
tasks: { load: { type: noop } }
`),
  ).toBe(`
pipelines/orders.yaml:3:19: error: "three" is no hour. [cron]
  3 | schedule: { cron: "0 \${{ var.hours }} * * *", start: 2026-01-01 }
    |                   ^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Write numbers from 0 to 23.
`);
  expect(
    inOrders(
      `schedule: { cron: "\${{ var.hours }}", start: 2026-01-01 }
tasks: { load: { type: noop } }
`,
      { 'environments/prod/environment.yaml': environment('prod', '2.11').replace('hours: three', 'hours: 0 3 * * *') },
    ),
  ).toBe(`
environments/dev/environment.yaml:4:60: error: "three" is no preset. (in dev) [cron]
  4 | variables: { landing: s3://lake, schema: sales_dev, hours: three }
    |                                                            ^^^^^
  help: The presets are "hourly", "daily", "weekly", "monthly", "quarterly" or "yearly".
pipelines/orders.yaml:3:19: note: It is used here.
  3 | schedule: { cron: "\${{ var.hours }}", start: 2026-01-01 }
    |                   ^^^^^^^^^^^^^^^^^^

environments/stage/environment.yaml:4:62: error: "three" is no preset. (in stage) [cron]
  4 | variables: { landing: s3://lake, schema: sales_stage, hours: three }
    |                                                              ^^^^^
  help: The presets are "hourly", "daily", "weekly", "monthly", "quarterly" or "yearly".
pipelines/orders.yaml:3:19: note: It is used here.
  3 | schedule: { cron: "\${{ var.hours }}", start: 2026-01-01 }
    |                   ^^^^^^^^^^^^^^^^^^
`);
});
