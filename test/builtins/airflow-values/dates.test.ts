import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ValueContext } from '../../../src/builtins/targets/airflow/values/context.ts';
import { toJinja } from '../../../src/builtins/targets/airflow/values/lower.ts';
import { offsetAt, toInstant, type Instant } from '../../../src/time/zone.ts';
import { formatCodes } from '../../../src/values/date_format.ts';
import { evaluate, type RunMoment } from '../../../src/values/evaluate.ts';
import { value } from '../../../src/values/text.ts';
import type { Run } from '../../oracles/airflow.ts';
import type { AirflowId } from '../../oracles/oracle.ts';
import { describeOnEachAirflow } from '../../oracles/with_oracle.ts';
import { renderTexts } from './render_texts.ts';
import { runValue } from './run_value.ts';

/** A zone and the local times around its changes of clocks, at which runs are due. */
const zones: Readonly<Record<string, readonly string[]>> = {
  UTC: ['2026-03-29T04:30', '2024-02-29T00:30', '2026-12-31T23:59:59', '2026-01-31T23:30', '2026-03-31T00:30'],
  'Europe/Berlin': [
    '2026-03-28T02:30',
    '2026-03-29T00:30',
    '2026-03-29T03:30',
    '2026-03-30T00:30',
    '2026-03-31T04:30',
    '2026-10-24T02:30',
    '2026-10-25T00:30',
    '2026-10-25T02:30',
    '2026-10-25T04:30',
    '2026-10-26T00:30',
  ],
  'America/New_York': ['2026-03-08T01:59:59', '2026-03-08T03:00', '2026-11-01T01:30', '2026-11-02T00:30'],
  'Australia/Lord_Howe': ['2026-04-05T01:45', '2026-04-06T00:30', '2026-10-04T02:45', '2026-10-05T02:15'],
  'Asia/Kolkata': ['2027-01-01T00:00', '2026-05-31T05:29'],
  // Midnight itself is skipped or repeated here, or an hour before it.
  'Asia/Beirut': ['2026-03-29T12:00', '2026-03-30T00:30', '2026-10-24T23:30', '2026-10-25T06:00'],
  'Africa/Cairo': ['2026-04-24T12:00', '2026-10-30T00:30'],
  'America/Havana': ['2026-03-08T12:00', '2026-11-01T00:30', '2026-11-01T12:00'],
  'America/Scoresbysund': ['2026-03-29T00:30', '2026-03-30T23:30', '2026-10-25T12:00'],
  'Asia/Damascus': ['2005-04-01T12:00', '2005-05-01T00:30'],
};

const fixed = [
  'run.date',
  'run.slot',
  'run.slot_date',
  'run.window_start',
  'run.window_end',
  'run.started',
  'run.id',
  'run.attempt',
  'run.date | shift(-1d)',
  'run.date | shift(-1mo)',
  'run.date | shift(1mo) | start_of(month) | shift(-1d)',
  'run.date | format("%Y/%m/%d/%H")',
  'run.date | format("%G-W%V")',
  'run.date | shift(-1d) | format("%-d.%-m.%y")',
  'run.date | epoch(s)',
  'run.date | shift(-1d) | epoch(ms)',
  'run.date | shift(-1w) | format("%Y-%m-%dT%H:%M:%S%:z")',
  'run.slot | shift(-1d)',
  'run.slot | shift(-24h)',
  'run.slot | zone("UTC")',
  'run.slot | epoch(s)',
  'run.slot | zone("America/New_York") | start_of(day) | zone("UTC") | format("%d %H%z")',
  'run.window_start | start_of(hour)',
  'run.window_end | shift(-30m) | start_of(quarter)',
  ...['hour', 'day', 'week', 'month', 'quarter', 'year'].map((unit) => `run.slot | start_of(${unit})`),
  ...['day', 'week', 'month', 'quarter', 'year'].flatMap((unit) => [
    `run.date | start_of(${unit})`,
    `run.date | start_of(${unit}) | epoch(s)`,
    `run.slot | start_of(${unit}) | epoch(ms)`,
  ]),
  ...Object.keys(formatCodes).map((code) => `run.slot | format("${code}")`),
  `run.date | format("${Object.keys(formatCodes).join('')}")`,
  'run.slot | format("Tag %-d, %%, [%B] \\\\ it\'s {{ %V")',
  'run.slot | format("é%Y—%m")',
  'run.slot | format("[%-d]x\\\\")',
];

const shifts = fc
  .record({
    amount: fc.integer({ min: -40, max: 40 }).filter((amount) => amount !== 0),
    unit: fc.constantFrom('d', 'w', 'mo', 'y'),
  })
  .map(({ amount, unit }) => `shift(${amount}${unit})`);
const hours = fc
  .record({ amount: fc.integer({ min: 1, max: 5000 }), unit: fc.constantFrom('h', 'm', 's') })
  .map(({ amount, unit }) => `shift(-${amount}${unit})`);
const starts = fc.constantFrom('day', 'week', 'month', 'quarter', 'year').map((unit) => `start_of(${unit})`);
const formats = fc
  .array(fc.constantFrom(...Object.keys(formatCodes), '-', 'T', 'day', '%%', ' [', ']'), { minLength: 1, maxLength: 6 })
  .map((parts) => `format("${parts.join('')}")`);
const ends = fc.oneof(fc.constant(undefined), formats, fc.constantFrom('epoch(s)', 'epoch(ms)'));

const datePipes = fc.tuple(
  fc.constantFrom('run.date', 'run.slot_date'),
  fc.array(fc.oneof(shifts, starts), { maxLength: 3 }),
  ends,
);
const instantPipes = fc.tuple(
  fc.constantFrom('run.slot', 'run.window_start', 'run.window_end', 'run.started'),
  fc.array(
    fc.oneof(
      shifts,
      hours,
      starts,
      fc.constantFrom('start_of(hour)', 'zone("UTC")', 'zone("Asia/Beirut")', 'zone("Australia/Lord_Howe")'),
    ),
    { maxLength: 4 },
  ),
  ends,
);
const chains = fc
  .oneof(datePipes, instantPipes)
  .map(([name, moves, end]) => [name, ...moves, ...(end === undefined ? [] : [end])].join(' | '));

const day = 86_400;

/** The runs due at these local times, with a window of a local day; the instants of a repeated hour count twice. */
function momentsOf(zone: string, times: readonly string[]): readonly RunMoment[] {
  const slots = times.flatMap((time) => {
    const slot = toInstant(zone, Date.parse(`${time}Z`) / 1000);
    const earlier = [slot - 3600, slot - 1800].filter(
      (instant) => instant + offsetAt(zone, instant) === slot + offsetAt(zone, slot),
    );
    return [...earlier, slot];
  });
  return slots.map((slot) => ({
    slot,
    window: { start: toInstant(zone, slot + offsetAt(zone, slot) - day), end: slot },
    zone,
    id: `scheduled__${slot}`,
    attempt: 3,
    started: slot + 7,
  }));
}

function iso(instant: Instant): string {
  return new Date(instant * 1000).toISOString();
}

function scheduledRun(moment: RunMoment, logical: Instant, end: Instant): Run {
  return {
    logical_date: iso(logical),
    data_interval: [iso(logical), iso(end)],
    // The harness takes this for the start of the run, too.
    run_after: iso(moment.started),
    run_id: moment.id,
    try_number: moment.attempt,
  };
}

function contextOf(id: AirflowId, zone: string, runs: ValueContext['runs']): ValueContext {
  return { airflow: id.replace('airflow-', ''), zone, runs, taskIds: new Map(), stored: new Map(), secrets: new Map() };
}

/** One line for each value in each run, so that a difference shows as the value and the run that have it. */
function table(
  written: readonly string[],
  moments: readonly RunMoment[],
  texts: readonly (readonly (string | undefined)[] | string)[],
): readonly string[] {
  return moments.flatMap((moment, row) =>
    written.map((reference, column) => {
      const cells = texts[row];
      return `${moment.zone} ${iso(moment.slot)} ${reference}: ${typeof cells === 'string' ? cells : cells?.[column]}`;
    }),
  );
}

describeOnEachAirflow((airflow) => {
  test('a date or instant with pipes renders as the model says, around every change of clocks', async () => {
    const written = [...fixed, ...fc.sample(chains, { numRuns: 40, seed: 3 })];
    const values = written.map(runValue);
    const cases = Object.entries(zones).map(([zone, times]) => {
      const moments = momentsOf(zone, times);
      const context = contextOf(airflow.id, zone, 'windows');
      return {
        moments,
        templates: values.map((each) => toJinja(value(each), context, [])),
        runs: moments.map((moment) => scheduledRun(moment, moment.window?.start ?? 0, moment.slot)),
      };
    });
    const rendered = await renderTexts(airflow, cases);
    for (const [index, { moments }] of cases.entries()) {
      const expected = moments.map((moment) => values.map((each) => evaluate(each, moment)));
      expect(table(written, moments, rendered[index] ?? [])).toEqual(table(written, moments, expected));
    }
  });

  test('a run with a slot and no window has the slot as its date, whoever started it', async () => {
    const written = ['run.date', 'run.slot', 'run.slot_date', 'run.date | shift(-1d)', 'run.slot | format("%H:%M %z")'];
    const values = written.map(runValue);
    const moments = momentsOf('Europe/Berlin', zones['Europe/Berlin'] ?? []).map(withoutWindow);
    const context = contextOf(airflow.id, 'Europe/Berlin', 'moments');
    const templates = values.map((each) => toJinja(value(each), context, []));
    const runs = moments.map((moment) => scheduledRun(moment, moment.slot, moment.slot));
    const [rendered = []] = await renderTexts(airflow, [{ templates, runs }]);
    const expected = moments.map((moment) => values.map((each) => evaluate(each, moment)));
    expect(table(written, moments, rendered)).toEqual(table(written, moments, expected));
  });

  test('a run without slots has the date that was asked for, else the moment of asking, in whole seconds', async () => {
    const written = [
      'run.date',
      'run.slot',
      'run.started',
      'run.slot | shift(-1mo)',
      'run.slot | format("%H:%M:%S%:z")',
    ];
    const values = written.map(runValue);
    for (const zone of ['Europe/Berlin', 'UTC']) {
      const moments = momentsOf(zone, ['2026-03-29T00:30', '2026-10-25T02:30']).map(withoutWindow);
      const templates = values.map((each) => toJinja(value(each), contextOf(airflow.id, zone, 'moments'), []));
      const asked = moments.map((moment) => scheduledRun(moment, moment.slot, moment.slot));
      const expected = moments.map((moment) => values.map((each) => evaluate(each, moment)));
      // Airflow 2 gives every run a date, Airflow 3 none to a run that was asked for without one.
      const bare = moments.map((moment) => ({ ...moment, slot: moment.started }));
      const runs = moments.map((moment) => withFraction(moment, airflow.id));
      const bareExpected = bare.map((moment) => values.map((each) => evaluate(each, moment)));
      const [given = [], missing = []] = await renderTexts(airflow, [
        { templates, runs: asked },
        { templates, runs },
      ]);
      expect(table(written, moments, given)).toEqual(table(written, moments, expected));
      expect(table(written, bare, missing)).toEqual(table(written, bare, bareExpected));
    }
  });
});

function withoutWindow(moment: RunMoment): RunMoment {
  const { slot, zone, id, attempt, started } = moment;
  return { slot, zone, id, attempt, started };
}

/** A run that a person started, a fraction of a second after the full one. */
function withFraction(moment: RunMoment, id: AirflowId): Run {
  const now = new Date(moment.started * 1000 + 250).toISOString();
  const dated = id === 'airflow-2.11';
  return {
    logical_date: dated ? now : null,
    data_interval: dated ? [now, now] : null,
    run_after: now,
    run_id: moment.id,
    try_number: moment.attempt,
  };
}
