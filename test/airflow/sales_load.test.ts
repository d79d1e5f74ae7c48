import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Pipeline } from '../../src/model/pipeline.ts';
import { airflowRuns, type Run } from '../../src/time/runs.ts';
import { evaluate } from '../../src/values/evaluate.ts';
import { runDagsTest, type DagsTestResult } from '../oracles/airflow.ts';
import type { Airflow } from '../oracles/oracle.ts';
import { describeOnEachAirflow } from '../oracles/with_oracle.ts';
import { compileInto, modelsOf } from './models.ts';
import { salesProject } from './sales_project.ts';
import { inTemporaryFolder } from './temporary_folder.ts';
import { inWarehouse } from './warehouse.ts';

const repository = join(import.meta.dirname, '..', '..');

/** A run of the sales load by hand: `dags test` takes the last window that is over at the date given. */
interface Load {
  readonly schedule: string;
  readonly asked: string;
  /** The date whose sales are loaded. */
  readonly date: string;
}

const berlinMidnight = 'cron: "30 0 * * *"\n  timezone: Europe/Berlin';
const newYork = 'cron: "45 5 * * *"\n  timezone: America/New_York';

const loads: readonly Load[] = [
  { schedule: berlinMidnight, asked: '2026-03-29T23:00:00+00:00', date: '2026-03-29' },
  { schedule: berlinMidnight, asked: '2026-10-26T12:00:00+00:00', date: '2026-10-25' },
  { schedule: newYork, asked: '2026-03-08T12:00:00+00:00', date: '2026-03-07' },
  { schedule: newYork, asked: '2026-11-02T12:00:00+00:00', date: '2026-11-01' },
];

describeOnEachAirflow((airflow) => {
  test.each(loads)('the load asked for at $asked loads $date', { timeout: 300_000 }, async (load) => {
    await inTemporaryFolder(async (folder) => {
      const warehouse = await newWarehouse(airflow, folder, load.date);
      const { pipeline, dags } = compiled(airflow, folder, load);
      const result = await runLoad(airflow, { folder, dags, warehouse, load });
      expect(result.states).toEqual({ extract: 'success', load: 'success', publish: 'success', remember: 'success' });
      const run = lastRunOver(pipeline, Date.parse(load.asked) / 1000);
      expect(await inWarehouse(airflow, warehouse, ['SELECT * FROM runs'])).toEqual([valuesOf(run, pipeline)]);
      expect(await inWarehouse(airflow, warehouse, [loadedRows])).toEqual([
        [load.date, 1, 'eu', 10.5],
        [load.date, 2, 'us', 20],
      ]);
      expect(await inWarehouse(airflow, warehouse, ['SELECT * FROM daily_sales ORDER BY region'])).toEqual([
        [load.date, 'eu', 10.5],
        [load.date, 'us', 20],
      ]);
    });
  });

  test('loading a date twice does not double its rows', { timeout: 300_000 }, async () => {
    await inTemporaryFolder(async (folder) => {
      const load = { schedule: 'cron: "30 2 * * *"', asked: '2026-04-01T12:00:00+00:00', date: '2026-03-31' };
      const warehouse = await newWarehouse(airflow, folder, load.date);
      const { dags } = compiled(airflow, folder, load);
      for (const asked of [load.asked, '2026-04-01T13:00:00+00:00']) {
        const { states } = await runLoad(airflow, { folder, dags, warehouse, load: { ...load, asked } });
        expect(states['load']).toBe('success');
      }
      expect(await inWarehouse(airflow, warehouse, ['SELECT count(*) FROM runs'])).toEqual([[2]]);
      expect(await inWarehouse(airflow, warehouse, [loadedRows])).toEqual([
        [load.date, 1, 'eu', 10.5],
        [load.date, 2, 'us', 20],
      ]);
    });
  });
});

const loadedRows = 'SELECT day, order_id, region, amount FROM sales ORDER BY order_id';

async function newWarehouse(airflow: Airflow, folder: string, date: string): Promise<string> {
  const file = join(folder, 'warehouse.db');
  await inWarehouse(airflow, file, [
    'CREATE TABLE sales (day TEXT, order_id INTEGER, region TEXT, amount REAL)',
    'CREATE TABLE sales_landing (day TEXT, order_id INTEGER, region TEXT, amount REAL)',
    'CREATE TABLE runs (date, slot, slot_date, window_start, window_end, attempt)',
    `INSERT INTO sales_landing VALUES ('${date}', 1, 'eu', 10.5), ('${date}', 2, 'us', 20), ('2020-01-01', 3, 'eu', 99)`,
  ]);
  const programs = join(folder, 'bin');
  mkdirSync(programs);
  // Stands in for the export of the shop: it is asked for a day, and a file.
  writeFileSync(
    join(programs, 'extract-sales'),
    '#!/bin/sh\ntest "$2" = "$EXPECTED" && test -n "$4" && test "$4" = "$OUT"\n',
  );
  chmodSync(join(programs, 'extract-sales'), 0o755);
  return file;
}

function compiled(airflow: Airflow, folder: string, { schedule }: Load): { pipeline: Pipeline; dags: string } {
  const version = airflow.id.replace('airflow-', '');
  const snapshot = salesProject({ repository, airflow: version, schedule, landing: folder });
  compileInto(folder, snapshot);
  const pipeline = modelsOf(snapshot)[0]?.pipelines.find(({ id }) => id === 'daily_sales_load');
  if (pipeline === undefined) throw new Error('The demo has no sales load.');
  return { pipeline, dags: join(folder, 'generated', 'trial', 'dags') };
}

function runLoad(
  airflow: Airflow,
  { folder, dags, warehouse, load }: { folder: string; dags: string; warehouse: string; load: Load },
): Promise<DagsTestResult> {
  return runDagsTest(airflow, {
    dagFolder: dags,
    dagId: 'daily_sales_load',
    logicalDate: load.asked,
    environment: {
      PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`,
      EXPECTED: load.date,
      AIRFLOW_CONN_WH_TRIAL: JSON.stringify({ conn_type: 'sqlite', host: warehouse }),
    },
  });
}

function lastRunOver({ schedule }: Pipeline, asked: number): Run {
  if (schedule.kind !== 'cron') throw new Error('The sales load has a schedule.');
  let last: Run | undefined;
  for (const run of airflowRuns(schedule)) {
    if (run.slot > asked) break;
    last = run;
  }
  if (last === undefined) throw new Error('No run is over.');
  return last;
}

function valuesOf(run: Run, { schedule }: Pipeline): readonly unknown[] {
  const moment = {
    slot: run.slot,
    window: { start: run.windowStart, end: run.windowEnd },
    zone: schedule.zone,
    id: '',
    attempt: 1,
    started: run.slot,
  };
  const names = ['date', 'slot', 'slot_date', 'window_start', 'window_end', 'attempt'];
  return names.map((name) => evaluate({ path: ['run', name], pipes: [] }, moment));
}
