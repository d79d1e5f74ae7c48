import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Schedule } from '../../src/model/schedule.ts';
import type { Run as Slot } from '../../src/time/runs.ts';
import { runsNear } from '../../src/time/runs_near.ts';
import { compiledFiles, type Compiled } from '../language/repository.ts';
import { askLatest, type AskedLatest, type Run } from '../oracles/airflow.ts';
import { airflowIds, type Airflow } from '../oracles/oracle.ts';
import { describeOnAirflows } from '../oracles/with_oracle.ts';
import { inTemporaryFolder } from './temporary_folder.ts';

interface Case {
  readonly schedule: string;
  /** Where the first of the slots lies that are looked at. */
  readonly near: string;
  /** The first version that can say it; 2.10's own provider is older than the one that is needed without windows. */
  readonly since?: '2.11' | '3.0';
}

const cases: readonly Case[] = [
  { schedule: 'cron: "30 4 * * *", timezone: Europe/Berlin', near: '2026-03-27T12:00:00Z' },
  { schedule: 'cron: "30 4 * * *", timezone: Europe/Berlin', near: '2026-10-23T12:00:00Z' },
  { schedule: 'cron: hourly', near: '2026-03-28T23:30:00Z' },
  { schedule: 'cron: "0 6 * * 1-5"', near: '2026-03-26T00:00:00Z' },
  { schedule: 'every: 15m', near: '2026-03-28T23:30:00Z' },
  { schedule: 'cron: monthly, catchup: true', near: '2026-02-10T00:00:00Z' },
  {
    schedule: 'cron: "30 2 * * *", window: none, timezone: Europe/Berlin',
    near: '2026-03-27T12:00:00Z',
    since: '2.11',
  },
  { schedule: 'cron: hourly, window: none, timezone: Europe/Berlin', near: '2026-10-24T22:30:00Z', since: '2.11' },
  { schedule: 'cron: "0 6 * * 1-5", window: none', near: '2026-03-26T00:00:00Z', since: '2.11' },
  { schedule: 'cron: hourly, window: 3h', near: '2026-03-28T23:30:00Z', since: '2.11' },
  { schedule: 'cron: "0 12 * * *", window: 1w, timezone: Europe/Berlin', near: '2026-03-27T12:00:00Z', since: '2.11' },
  { schedule: "cron: ['0 6 * * 1-5', '30 9 * * 6'], window: none", near: '2026-03-26T00:00:00Z', since: '3.0' },
];

await describeOnAirflows(airflowIds, (airflow) => {
  const number = airflowIds.indexOf(airflow.id);
  const known = cases.filter(({ since = '2.10' }) => number >= airflowIds.findIndex((id) => id === `airflow-${since}`));

  test('FINE-PRINT 21: only the newest slot that is due goes on', { timeout: 300_000 }, async () => {
    const { asked, expected } = questions(known, airflow);
    expect(asked.length).toBe(known.length * 9);
    const answers = await ask(
      airflow,
      repository(
        airflow,
        known.map(({ schedule }) => `{ ${schedule}, start: 2026-01-01 }`),
      ),
      asked,
    );
    expect(answers.map((answer, index) => [expected[index]?.[0], answer])).toEqual(expected);
  });

  test(
    'runs without slots, runs that a person starts, and the slot of once go on whenever they run',
    { timeout: 300_000 },
    async () => {
      const schedules = [
        'manual',
        '{ assets: { all: [shop://orders] } }',
        '{ once: true, start: 2026-01-01 }',
        '{ cron: daily, start: 2026-01-01 }',
      ];
      const types = [
        'manual',
        airflow.id.startsWith('airflow-2') ? 'dataset_triggered' : 'asset_triggered',
        'scheduled',
        'manual',
      ];
      const asked = schedules.map((_, index) => ({
        dag_id: `latest_${index}`,
        task_id: 'newest',
        run: { ...runAt(Date.UTC(2026, 0, 1) / 1000), run_type: types[index] ?? '' },
        now: '2026-11-11T11:11:11Z',
      }));
      expect(await ask(airflow, repository(airflow, schedules), asked)).toEqual([true, true, true, true]);
    },
  );

  test(
    'a run that a trigger starts goes on; on 3.3 until the next whole window is over',
    { timeout: 300_000 },
    async () => {
      const triggered = airflow.id === 'airflow-3.3' ? 'operator_triggered' : 'manual';
      const asked = ['2026-01-05T06:31:00Z', '2026-01-07T00:01:00Z'].map((now) => ({
        dag_id: 'latest_0',
        task_id: 'newest',
        run: { ...runAt(Date.UTC(2026, 0, 5, 6, 30) / 1000), run_type: triggered },
        now,
      }));
      const answers = await ask(airflow, repository(airflow, ['{ cron: daily, start: 2026-01-01 }']), asked);
      expect(answers).toEqual([true, airflow.id !== 'airflow-3.3']);
    },
  );
});

interface Questions {
  readonly asked: readonly AskedLatest[];
  /** What is asked, in words, and the answer. */
  readonly expected: readonly (readonly [string, boolean])[];
}

/** Three slots one after another, each just after it is due, just before the next one, and after that. */
function questions(known: readonly Case[], airflow: Airflow): Questions {
  const { pipeline } = repository(
    airflow,
    known.map(({ schedule }) => `{ ${schedule}, start: 2026-01-01 }`),
  );
  const found = known.flatMap(({ schedule, near }, index) => {
    const slots = slotsFrom(pipeline('only', `latest_${index}`).schedule, Date.parse(near) / 1000);
    return slots.slice(0, 3).flatMap((slot, place) => {
      const next = slots[place + 1]?.slot ?? 0;
      return (
        [
          [slot.slot + 60, true],
          [next - 1, true],
          [next + 60, false],
        ] as const
      ).map(([now, goesOn]) => ({
        asked: { dag_id: `latest_${index}`, task_id: 'newest', run: runOf(slot), now: iso(now) },
        expected: [`${schedule}: ${iso(slot.slot)} at ${iso(now)}`, goesOn] as const,
      }));
    });
  });
  return { asked: found.map(({ asked }) => asked), expected: found.map(({ expected }) => expected) };
}

function slotsFrom(schedule: Schedule, near: number): readonly Slot[] {
  const slots: Slot[] = [];
  if (schedule.kind !== 'cron' && schedule.kind !== 'crons') return slots;
  for (const run of runsNear(schedule, near)) {
    if (run.slot >= near && slots.push(run) === 4) return slots;
  }
  return slots;
}

function runOf({ slot, logicalDate, windowStart, windowEnd }: Slot): Run {
  return {
    logical_date: iso(logicalDate),
    data_interval: [iso(windowStart), iso(windowEnd)],
    run_after: iso(slot),
    run_id: `scheduled__${iso(logicalDate)}`,
  };
}

function runAt(instant: number): Run {
  return runOf({ slot: instant, logicalDate: instant, windowStart: instant, windowEnd: instant });
}

function iso(instant: number): string {
  return new Date(instant * 1000).toISOString();
}

async function ask(airflow: Airflow, { files }: Compiled, asked: readonly AskedLatest[]): Promise<readonly unknown[]> {
  return inTemporaryFolder(async (folder) => {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return askLatest(airflow, { folder: join(folder, 'generated', 'only', 'dags'), asked });
  });
}

function repository(airflow: Airflow, schedules: readonly string[]): Compiled {
  const pipelines = schedules.map((schedule, index) => [
    `pipelines/latest_${index}.yaml`,
    `kind: Pipeline
id: latest_${index}
schedule: ${schedule}
tasks:
  newest: { type: latest_only }
  refresh: { type: noop, after: [newest] }
`,
  ]);
  const version = airflow.id.replace('airflow-', '');
  const compiled = compiledFiles({
    'dagwright.yaml': 'kind: Project\nid: shop\nenvironments: [only]\n',
    'environments/only/environment.yaml': `kind: Environment
id: only
target: { airflow: "${version}"${version === '2.11' ? ', providers: { standard: "1.21.0" }' : ''} }
`,
    ...Object.fromEntries(pipelines),
  });
  // A sliding window warns of its first runs, which have no tasks.
  expect(compiled.diagnostics.filter(({ code }) => code !== 'empty-runs')).toEqual([]);
  return compiled;
}
