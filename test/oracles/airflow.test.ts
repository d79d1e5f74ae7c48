import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dumpDags, importPools, renderOperators, renderTasks, runDagsTest, type Run } from './airflow.ts';
import type { Dump } from './airflow_dump.ts';
import { mustRun } from './run_process.ts';
import { describeOnEachAirflow, testWithOracle } from './with_oracle.ts';

let scratch = '';

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'dagwright-oracle-test-'));
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const springRun: Run = {
  logical_date: '2026-03-28T01:30:00Z',
  data_interval: ['2026-03-28T01:30:00Z', '2026-03-29T01:30:00Z'],
  run_after: '2026-03-29T01:30:00Z',
  run_id: 'scheduled__2026-03-28T01:30:00+00:00',
  try_number: 2,
};

const deprecation = {
  'airflow-2.11': {
    category: 'DeprecationWarning',
    message:
      "The `airflow.operators.bash_operator.BashOperator` class is deprecated. Please use `'airflow.operators.bash.BashOperator'`.",
  },
  'airflow-3.3': {
    category: 'airflow.utils.deprecation_tools.DeprecatedImportWarning',
    message:
      "The `airflow.operators.bash.BashOperator` attribute is deprecated. Please use `'airflow.providers.standard.operators.bash.BashOperator'`.",
  },
} as const;

const bash = 'airflow.providers.standard.operators.bash.BashOperator';

describeOnEachAirflow((airflow) => {
  const sound = join(import.meta.dirname, 'fixtures', airflow.id, 'sound');
  const flawed = join(import.meta.dirname, 'fixtures', airflow.id, 'flawed');

  test('a dump tells what Airflow understood of each folder', async () => {
    const options = { runsFrom: '2026-03-27T12:00:00Z', runs: 2, now: '2026-05-01T12:00:00Z' };
    const [good, bad] = await dumpDags(airflow, [sound, flawed], options);
    expect(good?.import_errors).toEqual({});
    expect(good?.warnings).toEqual([]);
    expect(Object.keys(good?.dags ?? {})).toEqual(['invoices_load']);
    expectInvoices(good);
    expect(Object.keys(bad?.import_errors ?? {})).toEqual(['removed_import.py']);
    expect(bad?.import_errors['removed_import.py']).toMatch(
      /ModuleNotFoundError: No module named 'airflow\.(sdk|datasets)'/u,
    );
    const place = { file: 'deprecated_import.py', path: 'deprecated_import.py' };
    expect(bad?.warnings.map(({ file, path, category, message }) => ({ file, path, category, message }))).toEqual([
      { ...place, ...deprecation[airflow.id] },
    ]);
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
      airflow.id === 'airflow-2.11' ? 'KeyError' : 'AirflowRuntimeError',
      'TemplateNotFound',
    ]);
  });

  test('thousands of texts render in one go, byte for byte', async () => {
    const texts = [
      '{{ ds }} {{ ti.try_number }}',
      '{{ shipment }}',
      'a\r\nb\n',
      '{{ "{{" }}',
      '\u{1F69A} \ud800',
      '\u0000',
      "{{ var.value.get('nowhere', 'here') }}",
      '{{ prev_data_interval_end_success }}',
      '{{ conn.warehouse.host }}',
    ];
    const many = Array.from({ length: 2000 }, (_, index) => `order ${index}`);
    const operators = [...texts, ...many].map((text) => ({ operator: bash, arguments: { bash_command: text } }));
    const environment = { AIRFLOW_CONN_WAREHOUSE: '{"conn_type": "sqlite", "host": "/srv/wh"}' };
    const rendered = await renderOperators(airflow, {
      operators,
      run: springRun,
      context: { shipment: 'S-1' },
      environment,
    });
    expect(rendered.filter(({ error }) => error !== null)).toEqual([]);
    expect(rendered.map(({ fields }) => fields['bash_command'])).toEqual([
      '2026-03-28 2',
      'S-1',
      'a\nb',
      '{{',
      '\u{1F69A} \ud800',
      '\u0000',
      'here',
      'None',
      '/srv/wh',
      ...many,
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

  test('a pools file is imported and read back', async () => {
    const file = join(scratch, 'good-pools.json');
    writeFileSync(file, '{"warehouse": {"slots": 8, "description": "Loads of orders", "include_deferred": true}}');
    const { code, pools } = await importPools(airflow, file);
    expect(code).toBe(0);
    expect(pools).toEqual({
      default_pool: { slots: 128, description: 'Default pool', include_deferred: false },
      warehouse: { slots: 8, description: 'Loads of orders', include_deferred: true },
    });
  });

  test('a pools file of another form is refused', async () => {
    const file = join(scratch, 'bad-pools.json');
    writeFileSync(file, '[{"name": "warehouse", "slots": 8}]');
    const { code, pools } = await importPools(airflow, file);
    expect(code).not.toBe(0);
    expect(Object.keys(pools)).toEqual(['default_pool']);
  });

  test('no run leaves anything beside the DAG files', () => {
    expect(readdirSync(sound)).toEqual(['archive.sh', 'invoices_load.py']);
  });
});

testWithOracle('ruff', 'ruff judges a file', async (ruff) => {
  const fixtures = join(import.meta.dirname, 'fixtures');
  const args = ['check', '--isolated', '--no-cache', '--select', 'F,E9,I', join(fixtures, 'airflow-2.11', 'sound')];
  const { stdout } = await mustRun(ruff.path, args, { environment: {} });
  expect(stdout).toBe('All checks passed!\n');
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
