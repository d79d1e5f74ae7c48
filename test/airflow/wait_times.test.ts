import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { memorySnapshot, type Snapshot } from '../../src/model/snapshot.ts';
import type { Pipeline } from '../../src/model/pipeline.ts';
import { formatInstant } from '../../src/time/calendar.ts';
import { localTimeFrom } from '../../src/time/local_time.ts';
import { runs, type Run } from '../../src/time/runs.ts';
import { renderTasks, type Run as AskedRun } from '../oracles/airflow.ts';
import type { Airflow } from '../oracles/oracle.ts';
import { describeOnEachAirflow } from '../oracles/with_oracle.ts';
import { compileInto, modelsOf } from './models.ts';
import { inTemporaryFolder } from './temporary_folder.ts';

/** Among them those that clocks skip and show twice in some zone. */
const times = ['00:00', '00:30', '01:45', '02:30', '06:00', '23:59'];

const schedules: Readonly<Record<string, string>> = {
  berlin_daily: 'cron: "30 4 * * *", timezone: Europe/Berlin',
  berlin_hourly: 'cron: hourly, timezone: Europe/Berlin',
  berlin_night: 'cron: "30 0 * * *", timezone: Europe/Berlin, window: none',
  berlin_moved: 'cron: "30 2 * * *", timezone: Europe/Berlin, window: none',
  berlin_sliding: 'cron: "15 1 * * *", timezone: Europe/Berlin, window: 6h, start: 2026-01-01T12:00',
  berlin_once: 'once: true, timezone: Europe/Berlin',
  new_york: 'cron: "45 23 * * *", timezone: America/New_York',
  santiago: 'cron: "10 0,12 * * *", timezone: America/Santiago, window: none',
  lord_howe: 'cron: "45 1 * * *", timezone: Australia/Lord_Howe, window: none',
  kathmandu: 'cron: daily, timezone: Asia/Kathmandu',
  utc: 'cron: "0 */6 * * *"',
};

// Around the changes of the clocks in Berlin, New York, Santiago and on Lord Howe, and at the end of a year.
const beginnings = [
  '2026-03-07',
  '2026-03-28',
  '2026-04-03',
  '2026-09-05',
  '2026-10-02',
  '2026-10-24',
  '2026-10-31',
  '2026-12-30',
];

describeOnEachAirflow((airflow) => {
  test('a wait for a time is for the first such local time at or after the slot', { timeout: 300_000 }, async () => {
    await inTemporaryFolder(async (folder) => {
      compileInto(folder, repository(airflow));
      const [models] = modelsOf(repository(airflow));
      const wanted = (models?.pipelines ?? []).flatMap((pipeline) =>
        slotsOf(pipeline).flatMap((run) => targets(pipeline, run)),
      );
      const rendered = await renderTasks(airflow, {
        folder: join(folder, 'generated', 'only', 'dags'),
        tasks: wanted.map(({ asked }) => asked),
      });
      const seen = rendered.map(({ fields, error }, index) => [
        wanted[index]?.name,
        error ?? instantOf(fields['target_time']),
      ]);
      expect(seen).toEqual(wanted.map(({ name, target }) => [name, target]));
      expect(seen.length).toBeGreaterThan(1000);
    });
  });
});

/** Three slots, or twelve of every hour, from each of the beginnings on; of one run only, that one. */
function slotsOf({ schedule }: Pipeline): readonly Run[] {
  if (schedule.kind === 'once') return [...runs(schedule)];
  if (schedule.kind !== 'cron') throw new Error('There is no such pipeline here.');
  return beginnings.flatMap((day) => {
    const start = Date.parse(`${day}T20:00:00Z`) / 1000;
    return [...take(runs({ ...schedule, start }), schedule.cron.everyHour ? 12 : 3)];
  });
}

function* take<Type>(items: Iterable<Type>, count: number): Generator<Type> {
  let taken = 0;
  for (const item of items) {
    yield item;
    taken += 1;
    if (taken === count) return;
  }
}

interface Wanted {
  readonly name: string;
  readonly asked: { readonly dag_id: string; readonly task_id: string; readonly run: AskedRun };
  readonly target: string;
}

function targets({ id, schedule: { zone } }: Pipeline, run: Run): readonly Wanted[] {
  return times.map((time, index) => ({
    name: `${id} ${time} from ${formatInstant(zone, run.slot)}`,
    asked: { dag_id: id, task_id: `wait_${index}`, run: askedRun(run) },
    target: formatInstant('UTC', localTimeFrom(zone, run.slot, time)),
  }));
}

function askedRun({ slot, logicalDate, windowStart, windowEnd }: Run): AskedRun {
  return {
    logical_date: iso(logicalDate),
    data_interval: [iso(windowStart), iso(windowEnd)],
    run_after: iso(slot),
    run_id: `scheduled__${iso(slot)}`,
  };
}

function iso(instant: number): string {
  return formatInstant('UTC', instant).replace('+00:00', 'Z');
}

/** As Python prints it: `2026-03-29 06:00:00+02:00`. */
function instantOf(text: unknown): string {
  return typeof text === 'string'
    ? formatInstant('UTC', Date.parse(text.replace(' ', 'T')) / 1000)
    : `no text: ${String(text)}`;
}

function repository(airflow: Airflow): Snapshot {
  const tasks = times.map((time, index) => `  wait_${index}: { type: wait, for: { time: "${time}" } }\n`).join('');
  const pipelines = Object.entries(schedules).map(([id, schedule]) => [
    `pipelines/${id}.yaml`,
    `kind: Pipeline\nid: ${id}\nschedule: { ${schedule}${schedule.includes('start:') ? '' : ', start: 2026-01-01'} }\ntasks:\n${tasks}`,
  ]);
  return memorySnapshot({
    'dagwright.yaml': 'kind: Project\nid: shop\nenvironments: [only]\n',
    'environments/only/environment.yaml': `kind: Environment\nid: only\ntarget: { airflow: "${airflow.id.replace('airflow-', '')}" }\n`,
    ...Object.fromEntries(pipelines),
  });
}

describe('in runs that nobody scheduled', () => {
  describeOnEachAirflow((airflow) => {
    test('a wait for a time fails where the window is not the one of the language, and says so', async () => {
      await inTemporaryFolder(async (folder) => {
        compileInto(folder, repository(airflow));
        const rendered = await renderTasks(airflow, {
          folder: join(folder, 'generated', 'only', 'dags'),
          tasks: [
            ask('berlin_daily', {}),
            ask('berlin_night', {}),
            // What 3.x gives a run that is started without a date.
            ask('berlin_daily', airflow.id === 'airflow-2.11' ? {} : { logical_date: null, data_interval: null }),
            ask('berlin_night', airflow.id === 'airflow-2.11' ? {} : { logical_date: null, data_interval: null }),
          ],
        });
        const seen = rendered.map(({ fields, error }) => error ?? instantOf(fields['target_time']));
        const [day, next] = ['2026-03-29T04:00:00+00:00', '2026-03-30T04:00:00+00:00'];
        const wrong = "UndefinedError: 'wrong_or_missing_window__use_airflow_backfill_create' is undefined";
        expect(seen).toEqual(airflow.id === 'airflow-2.11' ? [day, next, day, next] : [day, next, wrong, next]);
      });
    });
  });
});

/** Noon in Berlin on the Sunday whose night lacked an hour: the last window is over since 04:30. */
const byHand: AskedRun = {
  logical_date: '2026-03-29T10:00:00Z',
  data_interval: ['2026-03-28T03:30:00Z', '2026-03-29T02:30:00Z'],
  run_after: '2026-03-29T10:00:00Z',
  run_id: 'manual__2026-03-29T10:00:00+00:00',
  run_type: 'manual',
};

function ask(dagId: string, run: Partial<AskedRun>): Wanted['asked'] {
  return { dag_id: dagId, task_id: 'wait_4', run: { ...byHand, ...run } };
}
