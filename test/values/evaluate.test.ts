import { describe, expect, test } from 'vitest';
import { evaluate, type RunMoment } from '../../src/values/evaluate.ts';
import { readPipes } from '../../src/values/pipes.ts';
import { findReferences } from '../../src/values/reference.ts';
import { explainName } from '../../src/values/run_names.ts';

function evaluated(written: string, run: RunMoment): string | undefined {
  const [reference] = findReferences(`\${{ ${written} }}`);
  if (reference?.kind !== 'reference' || reference.head.kind !== 'name') throw new Error(`No reference: ${written}`);
  const name = explainName(reference.head.path);
  if (name.kind === 'problem') throw new Error(name.message);
  const read = readPipes(reference.pipes, name.known.type);
  if (read.kind === 'problem') throw new Error(read.message);
  return evaluate({ path: reference.head.path, pipes: read.pipes }, run);
}

function instant(text: string): number {
  return Date.parse(text) / 1000;
}

/** The run of the night in which clocks go forward in Berlin. */
const springRun: RunMoment = {
  slot: instant('2026-03-29T04:30:00+02:00'),
  window: { start: instant('2026-03-28T04:30:00+01:00'), end: instant('2026-03-29T04:30:00+02:00') },
  zone: 'Europe/Berlin',
  id: 'scheduled__2026-03-28T03:30:00+00:00',
  attempt: 2,
  started: instant('2026-03-29T02:31:07Z'),
};

describe('in the run of the night in which clocks go forward', () => {
  const expected: readonly (readonly [written: string, text: string | undefined])[] = [
    ['run.date', '2026-03-28'],
    ['run.slot', '2026-03-29T04:30:00+02:00'],
    ['run.slot_date', '2026-03-29'],
    ['run.window_start', '2026-03-28T04:30:00+01:00'],
    ['run.window_end', '2026-03-29T04:30:00+02:00'],
    ['run.id', 'scheduled__2026-03-28T03:30:00+00:00'],
    ['run.attempt', '2'],
    ['run.started', '2026-03-29T04:31:07+02:00'],
    ['run.date | shift(-3d)', '2026-03-25'],
    ['run.date | shift(-1mo)', '2026-02-28'],
    ['run.date | start_of(week)', '2026-03-23'],
    ['run.date | start_of(quarter) | shift(-1d)', '2025-12-31'],
    ['run.date | format("%Y/%m/%d/%H")', '2026/03/28/00'],
    ['run.date | format("%G-W%V-%u, %a %-d %B, day %j")', '2026-W13-6, Sat 28 March, day 087'],
    ['run.date | epoch(s)', String(instant('2026-03-28T00:00:00+01:00'))],
    ['run.slot | shift(-1d)', '2026-03-28T04:30:00+01:00'],
    ['run.slot | shift(-24h)', '2026-03-28T03:30:00+01:00'],
    ['run.slot | shift(-2h)', '2026-03-29T01:30:00+01:00'],
    ['run.slot | start_of(day)', '2026-03-29T00:00:00+01:00'],
    ['run.slot | zone("UTC")', '2026-03-29T02:30:00+00:00'],
    ['run.slot | zone("UTC") | start_of(day) | format("%d %H%z")', '29 00+0000'],
    ['run.slot | format("%I:%M %p %z %:z 100%%")', '04:30 AM +0200 +02:00 100%'],
    ['run.slot | epoch(ms)', String(instant('2026-03-29T02:30:00Z') * 1000)],
    ['secret.sales_api_token', undefined],
    ['stored.archive.prefix', undefined],
  ];
  test.each(expected)('%s', (written, text) => {
    expect(evaluated(written, springRun)).toBe(text);
  });
});

test('without a window, the date is that of the slot', () => {
  const { window: _, ...run } = springRun;
  expect(evaluated('run.date', run)).toBe('2026-03-29');
  expect(evaluated('run.window_start', run)).toBeUndefined();
});

test('FINE-PRINT 25: months and years clamp to the last day', () => {
  const leap = { ...springRun, window: { start: instant('2024-02-29T12:00Z'), end: instant('2024-03-01T12:00Z') } };
  expect(evaluated('run.date | shift(-1y)', leap)).toBe('2023-02-28');
  expect(evaluated('run.date | shift(1mo) | shift(2d) | shift(-1mo)', leap)).toBe('2024-02-29');
});

test('a local time that does not exist moves on, one that exists twice is the later', () => {
  const spring = { ...springRun, slot: instant('2026-03-30T02:30:00+02:00') };
  expect(evaluated('run.slot | shift(-1d)', spring)).toBe('2026-03-29T03:30:00+02:00');
  const autumn = { ...springRun, slot: instant('2026-10-26T02:30:00+01:00') };
  expect(evaluated('run.slot | shift(-1d)', autumn)).toBe('2026-10-25T02:30:00+01:00');
});

test('where midnight does not exist, the day begins when the clocks have jumped', () => {
  const beirut = { ...springRun, zone: 'Asia/Beirut', slot: instant('2026-03-29T12:00:00+03:00') };
  expect(evaluated('run.slot | start_of(day)', beirut)).toBe('2026-03-29T01:00:00+03:00');
  expect(evaluated('run.slot_date | format("%Y-%m-%dT%H:%M%:z")', beirut)).toBe('2026-03-29T01:00+03:00');
});
