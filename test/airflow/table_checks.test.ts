import { join } from 'node:path';
import { expect, test } from 'vitest';
import { memorySnapshot } from '../../src/model/snapshot.ts';
import { executeTasks, type Run } from '../oracles/airflow.ts';
import { airflowIds, type Airflow } from '../oracles/oracle.ts';
import { describeOnAirflows } from '../oracles/with_oracle.ts';
import { compileInto } from './models.ts';
import { inTemporaryFolder } from './temporary_folder.ts';
import { inWarehouse } from './warehouse.ts';

/** Four orders of one day and one of another; `refunds` has columns and no rows. */
const statements = [
  'CREATE TABLE orders (order_id INTEGER, day TEXT, region TEXT, amount REAL, note TEXT)',
  "INSERT INTO orders VALUES (1, '2026-03-28', 'eu', 10.5, 'a;b'), (2, '2026-03-28', 'us', 0, '{x} 100 %')",
  "INSERT INTO orders VALUES (3, '2026-03-28', 'eu', 99, NULL), (NULL, '2026-03-28', 'eu', 7, NULL)",
  "INSERT INTO orders VALUES (1, '2026-03-27', 'us', -4, 'old')",
  'CREATE TABLE refunds (order_id INTEGER, day TEXT, amount REAL)',
  'SELECT 1',
];

/** What is asked, and which of it is not so: the names of the failed checks. */
type Case = readonly [asked: string, failed?: readonly string[]];

const ofDay = `where: "day = '\${{ run.date }}'"`;

const cases: readonly Case[] = [
  ['table: orders, rows: { at_least: 5 }'],
  ['table: orders, rows: { at_least: 6 }', ['rows_at_least']],
  ['table: orders, rows: { at_most: 5 }'],
  ['table: orders, rows: { at_most: 4 }', ['rows_at_most']],
  ['table: orders, rows: { exactly: 5 }'],
  ['table: orders, rows: { exactly: 4 }', ['rows_exactly']],
  ['table: refunds, rows: { exactly: 0 }'],
  ['table: refunds, rows: { at_least: 1 }', ['rows_at_least']],
  [`table: orders, ${ofDay}, rows: { exactly: 4 }`],
  [`table: orders, ${ofDay}, rows: { at_least: 4, at_most: 4 }`],
  [`table: orders, where: "note = '{x} 100 %'", rows: { exactly: 1 }`],
  [`table: orders, where: "day = '2026-03-27' OR amount = 0", rows: { exactly: 2 }`],
  ['table: orders, columns: { order_id: { nulls: 1 } }'],
  ['table: orders, columns: { order_id: { nulls: 0 } }', ['order_id_nulls']],
  [`table: orders, ${ofDay}, columns: { order_id: { unique: true } }`],
  ['table: orders, columns: { order_id: { unique: true } }', ['order_id_unique']],
  ['table: orders, columns: { note: { unique: true, nulls: 2 } }'],
  ['table: orders, columns: { amount: { min: -4, max: 99 } }'],
  ['table: orders, columns: { amount: { min: -3.5, max: 98.5 } }', ['amount_min', 'amount_max']],
  ['table: orders, columns: { region: { distinct: { exactly: 2 } } }'],
  ['table: orders, columns: { region: { distinct: { at_least: 3 } } }', ['region_distinct_at_least']],
  ['table: orders, columns: { region: { distinct: { at_most: 1 } } }', ['region_distinct_at_most']],
  ['table: orders, columns: { region: { distinct: { exactly: 3 } } }', ['region_distinct_exactly']],
  ['table: refunds, columns: { order_id: { nulls: 0, unique: true }, amount: { min: 0, max: 1 } }'],
  ['table: refunds, columns: { amount: { distinct: { at_least: 1 } } }', ['amount_distinct_at_least']],
  [
    'table: orders, rows: { at_least: 1 }, columns: { amount: { min: 0 }, order_id: { nulls: 0, unique: true } }',
    ['amount_min', 'order_id_nulls', 'order_id_unique'],
  ],
  ['table: "${{ var.schema }}.orders", rows: { exactly: 5 }'],
  ['query: "SELECT count(*) > 3, 1 FROM orders"'],
  ['query: "SELECT 1, count(*) > 5 FROM orders"', []],
  [`query: "SELECT count(*) = 4 FROM orders WHERE day = '\${{ run.date }}'"`],
  [
    'query: "SELECT count(*) = 1 FROM orders WHERE day = :day AND amount > :least", parameters: { day: "${{ run.date }}", least: 98.5 }',
  ],
  [
    'query: "SELECT count(*) = 2 FROM orders WHERE day = :day AND amount > :least", parameters: { day: "${{ run.date }}", least: 98.5 }',
    [],
  ],
  ['query: "SELECT 1 FROM refunds"', []],
  ['file: sql/check_orders.sql, parameters: { day: "${{ run.date }}" }'],
  ['file: sql/check_orders.sql, parameters: { day: "2020-01-01" }', []],
];

const run: Run = {
  logical_date: '2026-03-28T00:00:00Z',
  data_interval: ['2026-03-28T00:00:00Z', '2026-03-29T00:00:00Z'],
  run_after: '2026-03-29T00:00:00Z',
  run_id: 'scheduled__2026-03-28T00:00:00+00:00',
};

await describeOnAirflows(airflowIds, (airflow) => {
  test('each check succeeds and fails as it says, and a failure names what is not so', async () => {
    await inTemporaryFolder(async (folder) => {
      const warehouse = join(folder, 'warehouse.db');
      await inWarehouse(airflow, warehouse, statements);
      compileInto(folder, repository(airflow));
      const executed = await executeTasks(airflow, {
        folder: join(folder, 'generated', 'only', 'dags'),
        tasks: cases.map((_, index) => ({ dag_id: 'orders', task_id: `check_${index}`, run })),
        environment: { AIRFLOW_CONN_WH: JSON.stringify({ conn_type: 'sqlite', host: warehouse }) },
      });
      const seen = executed.map(({ error }, index) => [cases[index]?.[0], failedIn(error)]);
      expect(seen).toEqual(cases.map(([asked, failed = 'nothing']) => [asked, failed]));
    });
  });
});

/** The checks that a message names as failed; none where the operator does not name them. */
function failedIn(error: string | null): readonly string[] | string {
  if (error === null) return 'nothing';
  if (!error.startsWith('AirflowException: ')) return error;
  return [...error.matchAll(/Check: (?<name>\w+),/gu)].map(({ groups }) => groups?.['name'] ?? '');
}

function repository(airflow: Airflow): ReturnType<typeof memorySnapshot> {
  const tasks = cases.map(([asked], index) => `  check_${index}: { type: check, connection: warehouse, ${asked} }\n`);
  return memorySnapshot({
    'dagwright.yaml': 'kind: Project\nid: shop\nenvironments: [only]\n',
    'environments/only/environment.yaml': `kind: Environment
id: only
target: { airflow: "${airflow.id.replace('airflow-', '')}" }
variables: { schema: main }
connections: { warehouse: { id: wh, type: sqlite } }
`,
    'pipelines/orders.yaml': `kind: Pipeline
id: orders
schedule: { cron: daily, start: 2026-01-01 }
tasks:
${tasks.join('')}`,
    'pipelines/sql/check_orders.sql':
      '-- The day has orders, and some of each region.\nSELECT count(*) > 0, count(DISTINCT region) > 1 FROM ${{ var.schema }}.orders WHERE day = :day\n',
  });
}
