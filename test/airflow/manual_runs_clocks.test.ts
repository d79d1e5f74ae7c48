import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runsOf } from '../../src/builtins/targets/airflow/values/runs_of.ts';
import { formatInstant } from '../../src/time/calendar.ts';
import type { CronRuns } from '../../src/model/schedule.ts';
import { runs } from '../../src/time/runs.ts';
import { transitions, type Instant } from '../../src/time/zone.ts';
import { airflowEnvironment, inScratchHome } from '../oracles/airflow_home.ts';
import type { Airflow } from '../oracles/oracle.ts';
import { mustRun } from '../oracles/run_process.ts';
import { describeOnEachAirflow } from '../oracles/with_oracle.ts';
import { cronOf, instantOf } from '../time/crons.ts';

const zones = ['Europe/Berlin', 'America/New_York', 'Africa/Cairo', 'UTC'];
const crons = [
  '0 * * * *',
  '0 */6 * * *',
  '0 0 * * *',
  '30 0 * * *',
  '30 1 * * *',
  '30 2 * * *',
  '30 4 * * *',
  '0 3 * * 0',
];
const year = { from: instantOf('2026-01-01T00:00:00Z'), to: instantOf('2027-01-01T00:00:00Z') };

interface Asked {
  readonly cron: string;
  readonly schedule: CronRuns;
  readonly dates: readonly Instant[];
}

type Window = readonly [start: Instant, end: Instant];

describeOnEachAirflow((airflow) => {
  test('FINE-PRINT 6: around changes of clocks a window by hand is that of its date, or is known to be wrong', async () => {
    const asked = zones.flatMap((zone) => crons.map((cron) => askedOf(cron, zone)));
    const inferred = await inferredWindows(airflow, asked);
    const silent = asked.flatMap((each, index) => silentlyWrong(each, inferred[index] ?? []));
    expect(silent).toEqual([]);
    // Else the test would show nothing.
    const moved = asked.flatMap((each, index) => wrong(each, inferred[index] ?? []));
    expect(moved.length).toBeGreaterThan(100);
  });
});

/** Dates every half hour from a day before each change of clocks to two days after it. */
function askedOf(cron: string, zone: string): Asked {
  const start = year.from - 60 * 86_400;
  const schedule: CronRuns = { kind: 'cron', cron: cronOf(cron), zone, window: 'since_previous', start, catchup: true };
  const changes = transitions(zone, year.from, year.to).map(({ instant }) => instant);
  const around = changes.length === 0 ? [year.from] : changes;
  const dates = around.flatMap((change) => Array.from({ length: 144 }, (_, index) => change - 86_400 + index * 1800));
  return { cron, schedule, dates };
}

async function inferredWindows(airflow: Airflow, asked: readonly Asked[]): Promise<readonly (readonly Window[])[]> {
  return inScratchHome(airflow, async (home) => {
    const schedules = asked.map(({ cron, schedule, dates }) => ({ cron, zone: schedule.zone, dates }));
    const options = { environment: airflowEnvironment(home), folder: home, input: JSON.stringify({ schedules }) };
    const script = join(import.meta.dirname, 'python', 'inferred_windows.py');
    const { stdout } = await mustRun(airflow.path, [script], options);
    const answer: { schedules: readonly (readonly Window[])[] } = JSON.parse(stdout);
    return answer.schedules;
  });
}

/** The wrong windows that the condition of the emitted template lets pass. */
function silentlyWrong(asked: Asked, inferred: readonly Window[]): readonly string[] {
  const isChecked = runsOf(asked.schedule) === 'moved_windows';
  return wrong(asked, inferred)
    .filter(({ date, window: [start, end] }) => !isChecked || (start < end && end <= date))
    .map(({ date }) => `${asked.cron} ${asked.schedule.zone} at ${formatInstant('UTC', date)}`);
}

function wrong({ schedule, dates }: Asked, inferred: readonly Window[]): readonly { date: Instant; window: Window }[] {
  const lastDate = dates.at(-1) ?? 0;
  const known: Window[] = [];
  for (const { windowStart, windowEnd } of runs(schedule)) {
    if (windowEnd > lastDate) break;
    known.push([windowStart, windowEnd]);
  }
  return dates.flatMap((date, index) => {
    const window = inferred[index] ?? [0, 0];
    const last = known.findLast(([, end]) => end <= date);
    return last !== undefined && last[0] === window[0] && last[1] === window[1] ? [] : [{ date, window }];
  });
}
