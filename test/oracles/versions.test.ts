import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dumpDags, renderOperators, renderTasks, runDagsTest } from './airflow.ts';
import type { Dump } from './airflow_dump.ts';
import { airflowIds, majorOf, type AirflowId } from './oracle.ts';
import { mustRun } from './run_process.ts';
import { bash, springRun } from './spring_run.ts';
import { describeOnAirflows } from './with_oracle.ts';

let scratch = '';

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'dagwright-oracle-test-'));
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const deprecatedIn2 = {
  category: 'DeprecationWarning',
  message:
    "The `airflow.operators.bash_operator.BashOperator` class is deprecated. Please use `'airflow.operators.bash.BashOperator'`.",
};

const deprecatedIn3 = {
  category: 'airflow.utils.deprecation_tools.DeprecatedImportWarning',
  message:
    "The `airflow.operators.bash.BashOperator` attribute is deprecated. Please use `'airflow.providers.standard.operators.bash.BashOperator'`.",
};

const deprecation: Readonly<Record<AirflowId, typeof deprecatedIn2>> = {
  'airflow-2.10': deprecatedIn2,
  'airflow-2.11': deprecatedIn2,
  'airflow-3.0': {
    category: 'DeprecationWarning',
    message: deprecatedIn3.message.replace(' attribute ', ' class '),
  },
  'airflow-3.1': deprecatedIn3,
  'airflow-3.2': deprecatedIn3,
  'airflow-3.3': deprecatedIn3,
};

// Every operator of 2.11 imports this module of Airflow's core, which speaks of a setting as it is imported.
const ownWarning = ['airflow/triggers/base.py', 'airflow.exceptions.RemovedInAirflow3Warning'];

await describeOnAirflows(airflowIds, (airflow) => {
  const sound = join(import.meta.dirname, 'fixtures', majorOf(airflow), 'sound');
  const flawed = join(import.meta.dirname, 'fixtures', majorOf(airflow), 'flawed');

  test('a dump tells what Airflow understood of each folder', async () => {
    const options = { runsFrom: '2026-03-27T12:00:00Z', runs: 2, now: '2026-05-01T12:00:00Z' };
    const [good, bad] = await dumpDags(airflow, [sound, flawed], options);
    expect(good?.import_errors).toEqual({});
    expect(good?.warnings).toEqual([]);
    expect(Object.keys(good?.dags ?? {})).toEqual(['invoices_load']);
    expectInvoices(good);
    expect(Object.keys(bad?.import_errors ?? {})).toEqual(['removed_import.py']);
    expect(bad?.import_errors['removed_import.py']).toMatch(
      /ModuleNotFoundError: No module named 'airflow\.(sdk|operators\.subdag)'/u,
    );
    const place = { file: 'deprecated_import.py', path: 'deprecated_import.py' };
    expect(bad?.warnings.map(({ file, path, category, message }) => ({ file, path, category, message }))).toEqual([
      { ...place, ...deprecation[airflow.id] },
    ]);
  });

  test('the pinned packages raise no warning of their own in a file', async () => {
    const [dump] = await dumpDags(airflow, [sound], { preload: false });
    expect(dump?.warnings.map(({ path, category }) => [path, category])).toEqual(
      airflow.id === 'airflow-2.11' ? [ownWarning] : [],
    );
  });

  test('a task renders as in the scheduled run that is given', async () => {
    const tasks = ['fetch.orders', 'fetch.archive', 'load', 'count'].map((task_id) => ({
      dag_id: 'invoices_load',
      task_id,
      run: springRun,
    }));
    const rendered = await renderTasks(airflow, { folder: sound, tasks, environment: { AIRFLOW_VAR_BUCKET: 'lake' } });
    expect(rendered.map(({ error }) => error)).toEqual([null, null, null, null]);
    expect(rendered.map(({ fields }) => fields['bash_command'] ?? fields['sql'] ?? fields['op_kwargs'])).toEqual([
      'echo 2026-03-28 lake',
      'echo "archived 2026-03-28"',
      [
        'CREATE TABLE IF NOT EXISTS invoices (day TEXT, window_end TEXT)',
        "INSERT INTO invoices VALUES ('2026-03-28', '2026-03-29 01:30:00+00:00')",
      ],
      { table: 'invoices 2026-03-28' },
    ]);
    expect(rendered[0]?.fields['env']).toEqual({ CUSTOMER: 'acme' });
  });

  test('a template that Airflow refuses is an answer', async () => {
    const operators = ['{{ shipment }}', '{{ var.value.nowhere }}', 'ship.sh'].map((text) => ({
      operator: bash,
      arguments: { bash_command: text },
    }));
    const rendered = await renderOperators(airflow, { operators, run: springRun });
    expect(rendered.map(({ error }) => error?.replace(/:.*$/su, ''))).toEqual([
      'UndefinedError',
      majorOf(airflow) === 'airflow-2' ? 'KeyError' : 'AirflowRuntimeError',
      'TemplateNotFound',
    ]);
  });

  test('dags test runs the tasks against a real connection', async () => {
    const warehouse = join(scratch, `${airflow.id}.db`);
    const result = await runDagsTest(airflow, {
      dagFolder: sound,
      dagId: 'invoices_load',
      logicalDate: '2026-03-28T12:00:00+00:00',
      environment: {
        AIRFLOW_CONN_WAREHOUSE: JSON.stringify({ conn_type: 'sqlite', host: warehouse }),
        AIRFLOW_VAR_BUCKET: 'lake',
      },
    });
    expect(result.states).toEqual({
      count: 'success',
      'fetch.archive': 'success',
      'fetch.orders': 'success',
      load: 'success',
    });
    expect(result.run?.state).toBe('success');
    expect(result.run?.data_interval).toEqual(['2026-03-27T01:30:00Z', '2026-03-28T01:30:00Z']);
    expect(result.code).toBe(0);
    const query =
      'import json, sqlite3, sys; print(json.dumps(sqlite3.connect(sys.argv[1]).execute("SELECT * FROM invoices").fetchall()))';
    const rows = await mustRun(airflow.path, ['-c', query, warehouse], { environment: {} });
    // The run's own date is the one given on the command line; only its window is inferred.
    expect(JSON.parse(rows.stdout)).toEqual([['2026-03-28', '2026-03-28 01:30:00+00:00']]);
  });

  test('no run leaves anything beside the DAG files', () => {
    expect(readdirSync(sound)).toEqual(['archive.sh', 'invoices_load.py']);
  });
});

function expectInvoices(dump: Dump | undefined): void {
  const dag = dump?.dags['invoices_load'];
  expect(dag?.schedule).toEqual({
    timetable: 'airflow.timetables.interval.CronDataIntervalTimetable',
    summary: '30 2 * * *',
    runs: [
      {
        run_after: '2026-03-29T01:30:00Z',
        logical_date: '2026-03-28T01:30:00Z',
        data_interval_start: '2026-03-28T01:30:00Z',
        data_interval_end: '2026-03-29T01:30:00Z',
      },
      {
        run_after: '2026-03-30T00:30:00Z',
        logical_date: '2026-03-29T01:30:00Z',
        data_interval_start: '2026-03-29T01:30:00Z',
        data_interval_end: '2026-03-30T00:30:00Z',
      },
    ],
    first_run: {
      run_after: '2026-05-01T00:30:00Z',
      logical_date: '2026-04-30T00:30:00Z',
      data_interval_start: '2026-04-30T00:30:00Z',
      data_interval_end: '2026-05-01T00:30:00Z',
    },
    assets: null,
    error: null,
  });
  expect(dag).toMatchObject({
    description: "Loads the night's invoices.",
    timezone: 'Europe/Berlin',
    start_date: '2026-03-26T23:00:00Z',
    end_date: null,
    catchup: false,
    max_active_runs: 1,
    dagrun_timeout: 7200,
    tags: ['billing', 'invoices'],
    owner: 'billing',
    groups: { fetch: { path: ['fetch'] } },
  });
  expect(Object.keys(dag?.tasks ?? {})).toEqual(['count', 'fetch.archive', 'fetch.orders', 'load']);
  expect(dag?.tasks['fetch.archive']?.template_fields['bash_command']).toBe('echo "archived {{ ds }}"\n');
  expect(dag?.tasks['count']).toMatchObject({ retries: 0, priority_weight: 7, weight_rule: 'absolute' });
  expect(dag?.tasks['count']?.arguments['python_callable']).toEqual({
    $callable: expect.stringMatching(/\.count_invoices$/u),
  });
  expect(dag?.tasks['load']).toMatchObject({
    operator: 'airflow.providers.common.sql.operators.sql.SQLExecuteQueryOperator',
    upstream: ['fetch.archive', 'fetch.orders'],
    downstream: ['count'],
    group_path: [],
    trigger_rule: 'all_done',
    retries: 2,
    retry_delay: 300,
    execution_timeout: 1800,
    pool: 'warehouse',
    connections: { conn_id: 'warehouse' },
    arguments: { split_statements: true },
  });
}
