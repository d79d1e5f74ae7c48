import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseCron, type Cron } from '../../src/time/cron.ts';
import { nextRun, type AirflowSchedule, type Run } from '../../src/time/runs.ts';
import { findWindowFault } from '../../src/time/windows.ts';
import { instantOf, utc } from './crons.ts';

// Data of real Airflow 2.10.5, 2.11.2, 3.0.6, 3.1.8, 3.2.2 and 3.3.2, where the versions agree.
interface Case {
  readonly id: string;
  readonly cron: string;
  readonly timezone: string;
  readonly start: string | null;
  readonly interval?: number;
  readonly timetable?: 'CronDataIntervalTimetable';
  readonly catchup?: boolean;
  readonly now?: string;
  readonly last?: readonly [string, string];
  readonly end?: string;
  readonly ended?: true;
  readonly run_immediately?: unknown;
  /** Run after, logical date, interval start and end. */
  readonly expected?: readonly (readonly [string, string, string, string])[];
}

interface Row {
  readonly cron: string;
  readonly zone: string;
  readonly from: string;
  readonly runs?: readonly string[];
  readonly windows?: readonly (readonly [string, string])[];
}

const cases: readonly Case[] = JSON.parse(dataText('cases'));
const rowsOfRuns: readonly Row[] = JSON.parse(dataText('runs'));
const rowsOfWindows: readonly Row[] = JSON.parse(dataText('windows'));

function dataText(name: string): string {
  return readFileSync(new URL(`data/${name}.json`, import.meta.url), 'utf8');
}

/** The cron, or what the message proposes for it: `5/25` is measured, and the language asks for `5-59/25`. */
function portable(text: string): Cron {
  const cron = parseCron(text);
  if (cron.kind === 'cron') return cron;
  const fixed = parseCron(text.slice(0, cron.start) + (cron.replacement ?? '') + text.slice(cron.end));
  if (fixed.kind === 'problem') throw new Error(`"${text}": ${fixed.message}`);
  return fixed;
}

function walk(schedule: AirflowSchedule, count: number, now?: number, before?: Run): readonly Run[] {
  const runs: Run[] = [];
  let last = before;
  while (runs.length < count) {
    const run = nextRun(schedule, { ...(now === undefined ? {} : { now }), ...(last === undefined ? {} : { last }) });
    if (run === undefined) break;
    runs.push(run);
    last = run;
  }
  return runs;
}

function caseRuns(measured: Case, cron: Cron): readonly (readonly string[])[] {
  const [from, to] = (measured.last ?? []).map(instantOf);
  const before =
    from === undefined || to === undefined
      ? undefined
      : { slot: to, logicalDate: from, windowStart: from, windowEnd: to };
  const schedule: AirflowSchedule = {
    cron,
    zone: measured.timezone,
    window: measured.timetable === undefined ? measured.interval || 'none' : 'since_previous',
    startDate: instantOf(measured.start ?? ''),
    ...(measured.end === undefined ? {} : { endDate: instantOf(measured.end) }),
    catchup: measured.catchup ?? true,
  };
  // One more than measured where the schedule has ended, to see that it has.
  const count = (measured.expected?.length ?? 0) + (measured.ended === true ? 1 : 0);
  const now = measured.now === undefined ? undefined : instantOf(measured.now);
  return walk(schedule, count, now, before).map((run) =>
    [run.slot, run.logicalDate, run.windowStart, run.windowEnd].map((at) =>
      new Date(at * 1000).toISOString().replace('.000', ''),
    ),
  );
}

describe('the timetables, case by case', () => {
  const started = cases.filter((measured) => measured.start !== null && measured.run_immediately === undefined);
  const accepted = started.filter((measured) => parseCron(measured.cron).kind === 'cron');

  test('most cases are of the language: it always has a start, and never runs at once', () => {
    expect([started.length, accepted.length]).toEqual([450, 415]);
  });

  test('every run of every accepted case is the measured one', () => {
    const wrong = accepted.filter((measured) => {
      const cron = parseCron(measured.cron);
      return (
        cron.kind === 'problem' || JSON.stringify(caseRuns(measured, cron)) !== JSON.stringify(measured.expected ?? [])
      );
    });
    expect(wrong).toEqual([]);
  });
});

describe('32 crons around the clock changes of 16 zones', () => {
  test('every run is the measured one', () => {
    const rows = rowsOfRuns;
    const wrong = rows.filter((row) => {
      const schedule = {
        cron: portable(row.cron),
        zone: row.zone,
        window: 'none',
        startDate: instantOf(row.from),
        catchup: true,
      } as const;
      return JSON.stringify(walk(schedule, 10).map((run) => utc(run.slot))) !== JSON.stringify(row.runs);
    });
    expect([rows.length, wrong]).toEqual([1024, []]);
  });

  test('every window is the measured one', () => {
    const rows = rowsOfWindows;
    const wrong = rows.filter((row) => {
      const schedule = {
        cron: portable(row.cron),
        zone: row.zone,
        window: 'since_previous',
        startDate: instantOf(row.from),
        catchup: true,
      } as const;
      const windows = walk(schedule, 10).map((run) => [utc(run.windowStart), utc(run.windowEnd)]);
      return JSON.stringify(windows) !== JSON.stringify(row.windows);
    });
    expect([rows.length, wrong]).toEqual([1024, []]);
  });

  test('every row whose windows part is refused at that place, and no row before its windows part', () => {
    const counts = { accepted: 0, refused: 0, refusedForLater: 0 };
    const wrong = rowsOfWindows.filter((row) => {
      const windows = row.windows ?? [];
      const parted = windows.find((window, index) => index > 0 && windows[index - 1]?.[1] !== window[0]);
      const before = windows[windows.findIndex((window) => window === parted) - 1];
      const fault = findWindowFault({
        cron: portable(row.cron),
        zone: row.zone,
        start: instantOf(row.from),
        catchup: true,
      });
      if (fault === undefined) {
        counts.accepted += 1;
        return parted !== undefined;
      }
      if (parted === undefined) {
        counts.refusedForLater += 1;
        return fault.to < instantOf(windows.at(-1)?.[1] ?? '');
      }
      counts.refused += 1;
      const bounds = [before?.[0], before?.[1], parted[0]].map((text) => instantOf(text ?? ''));
      return !bounds.includes(fault.from) || !bounds.includes(fault.to);
    });
    expect([counts, wrong]).toEqual([{ accepted: 954, refused: 25, refusedForLater: 45 }, []]);
  });
});
