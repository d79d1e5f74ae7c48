import { expect, test } from 'vitest';
import { airflowIds, type Airflow } from '../oracles/oracle.ts';
import { describeOnAirflows, describeOnEachAirflow } from '../oracles/with_oracle.ts';
import { lookAll, looksOf, type WaitCase } from './waits.ts';

const berlin = 'timezone: Europe/Berlin, start: 2026-01-01';
const hourly = `cron: hourly, ${berlin}`;
const daily = `cron: "30 4 * * *", ${berlin}`;
/** A day like any other, and the two on which the clocks change. */
const days = ['2026-06-10T04:30+02:00', '2026-03-30T04:30+02:00', '2026-10-26T04:30+01:00'];

const cases: readonly WaitCase[] = [
  { name: 'daily after hourly, dates', orders: hourly, invoices: daily, wait: 'match: dates', slots: days },
  {
    name: 'daily after hourly, the day of the change itself',
    orders: hourly,
    invoices: `cron: daily, ${berlin}`,
    wait: 'match: window',
    slots: ['2026-03-30T00:00+02:00', '2026-10-26T00:00+01:00'],
  },
  { name: 'daily after hourly, latest', orders: hourly, invoices: daily, wait: 'match: latest', slots: days },
  {
    name: 'weekly after daily, dates',
    orders: daily,
    invoices: `cron: weekly, ${berlin}`,
    wait: 'match: dates',
    slots: ['2026-06-14T00:00+02:00', '2026-04-05T00:00+02:00'],
  },
  {
    name: 'hourly after daily, latest',
    orders: daily,
    invoices: hourly,
    wait: 'match: latest',
    slots: ['2026-06-10T04:00+02:00', '2026-06-10T05:00+02:00', '2026-03-29T03:00+02:00'],
  },
  {
    name: 'hourly after daily, dates',
    orders: daily,
    invoices: hourly,
    wait: 'match: dates',
    slots: ['2026-06-10T09:00+02:00', '2026-10-25T02:00+01:00'],
  },
  {
    name: 'New York after Kolkata, dates',
    orders: 'cron: "0 6 * * *", timezone: Asia/Kolkata, start: 2026-01-01',
    invoices: 'cron: "0 6 * * *", timezone: America/New_York, start: 2026-01-01',
    wait: 'match: dates',
    slots: ['2026-06-10T06:00-04:00', '2026-03-09T06:00-04:00'],
  },
  {
    name: 'a task of each hour, due in the window',
    orders: `cron: "0 */6 * * *", ${berlin}`,
    invoices: daily,
    wait: 'match: window, task: load',
    slots: days,
  },
  {
    name: 'two hours earlier',
    orders: `cron: "30 2 * * *", ${berlin}, window: none`,
    invoices: daily,
    wait: 'match: { offset: -2h }, on_failed: wait',
    slots: ['2026-06-10T04:30+02:00', '2026-03-30T04:30+02:00'],
  },
  {
    name: 'a local day earlier',
    orders: daily,
    invoices: daily,
    wait: 'match: { offset: -1d }',
    slots: ['2026-03-29T04:30+02:00', '2026-10-25T04:30+01:00'],
  },
  {
    name: 'a sliding window, over at the slot',
    orders: `cron: "0 4 * * *", ${berlin}, window: 7d`,
    invoices: `cron: "0 4 * * *", ${berlin}, window: none`,
    wait: 'match: latest',
    slots: ['2026-06-10T04:00+02:00'],
  },
  {
    name: 'the run of a pipeline that runs once',
    orders: 'once: true, timezone: Europe/Berlin, start: 2026-02-01T06:00',
    invoices: daily,
    wait: 'match: latest',
    slots: ['2026-06-10T04:30+02:00'],
  },
  {
    name: 'all hours of a month',
    orders: hourly,
    invoices: `cron: monthly, ${berlin}`,
    wait: 'match: dates',
    slots: ['2026-05-01T00:00+02:00'],
  },
];

/** Slots for which there is no run to wait for. */
const empty: readonly WaitCase[] = [
  {
    name: 'before its start',
    orders: 'cron: hourly, timezone: Europe/Berlin, start: 2026-06-01',
    invoices: daily,
    wait: 'match: dates',
    slots: ['2026-05-01T04:30+02:00'],
  },
  {
    name: 'after its end',
    orders: `${hourly}, end: 2026-06-01`,
    invoices: daily,
    wait: 'match: window, task: load',
    slots: ['2026-07-01T04:30+02:00'],
  },
  {
    name: 'at no slot of it',
    orders: `cron: "30 3 * * 1", ${berlin}`,
    invoices: daily,
    wait: 'match: { offset: -1h }',
    slots: ['2026-06-10T04:30+02:00'],
  },
  {
    name: 'before its first run',
    orders: `cron: "0 5 1 7 *", ${berlin}`,
    invoices: daily,
    wait: 'match: latest',
    slots: ['2026-06-10T04:30+02:00'],
  },
];

describeOnEachAirflow((airflow) => {
  test('a run waits for exactly the runs that the language names', async () => {
    const said = await saidOtherwise(cases, airflow);
    expect(said.wrong).toEqual([]);
    expect(said.count).toBeGreaterThan(200);
  }, 900_000);
});

await describeOnAirflows(airflowIds, (airflow) => {
  test('FINE-PRINT 8: where no run is named, a run goes on at once, whatever became of runs long ago', async () => {
    expect(await saidOtherwise(empty, airflow)).toEqual({ wrong: [], count: 8 });
  });
});

async function saidOtherwise(
  asked: readonly WaitCase[],
  airflow: Airflow,
): Promise<{ readonly wrong: readonly string[]; readonly count: number }> {
  const looks = looksOf(asked, airflow);
  const answers = await lookAll(airflow, looks);
  const wrong = looks.looks.flatMap(({ name, expected }, index) => {
    const answer = answers[index] ?? '';
    return answer.split(':', 1)[0] === expected ? [] : [`${name}: expected ${expected}, but it ${answer}`];
  });
  return { wrong, count: answers.length };
}
