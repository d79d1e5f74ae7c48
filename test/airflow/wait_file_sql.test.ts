import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { airflowIds } from '../oracles/oracle.ts';
import { describeOnAirflows } from '../oracles/with_oracle.ts';
import { executeLooks, lookAll, type Look } from './looks.ts';
import { inTemporaryFolder } from './temporary_folder.ts';
import { inWarehouse } from './warehouse.ts';

await describeOnAirflows(airflowIds, (airflow) => {
  test('a wait for a file of the worker is over when the path exists, and asks no connection', async () => {
    await inTemporaryFolder(async (folder) => {
      const landing = join(folder, 'landing');
      mkdirSync(join(landing, '2026-03-28', 'empty'), { recursive: true });
      writeFileSync(join(landing, '2026-03-28', '_DONE'), '');
      writeFileSync(join(landing, '2026-03-28', 'a[1]*.csv'), '');
      const path = (name: string): string => `for: { file: ${JSON.stringify(join(landing, name))} }`;
      const looks: readonly Look[] = [
        [path('${{ run.date }}/_DONE'), true],
        [path('${{ run.date }}/_FAILED'), false],
        [path('${{ run.date }}'), true],
        [path('${{ run.date }}/empty'), true],
        [path('2026-03-28/a[1]*.csv'), true],
        [path('2026-03-28/*'), false],
        [path('${{ run.slot_date }}/_DONE'), false],
      ];
      expect(await lookAll(looks, { airflow, folder })).toEqual(looks);
    });
  });

  test('a wait for SQL is over when the first value of the first row is true, and binds its parameters', async () => {
    await inTemporaryFolder(async (folder) => {
      const warehouse = join(folder, 'warehouse.db');
      await inWarehouse(airflow, warehouse, [
        'CREATE TABLE exports (day TEXT, name TEXT)',
        "INSERT INTO exports VALUES ('2026-03-28', 'orders 100%')",
        'SELECT 1',
      ]);
      const day = ', parameters: { day: "${{ run.date }}" }';
      const nextDay = ', parameters: { day: "${{ run.date | shift(1d) }}" }';
      const looks: readonly Look[] = [
        [sql('SELECT count(*), 0 FROM exports WHERE day = :day', day), true],
        [sql('SELECT count(*), 1 FROM exports WHERE day = :day', nextDay), false],
        [sql('SELECT name FROM exports WHERE day = :day', day), true],
        [sql('SELECT name FROM exports WHERE day = :day', nextDay), false],
        [sql("SELECT '' FROM exports"), false],
        [sql('SELECT NULL'), false],
        [sql("SELECT name LIKE '%100%' FROM exports WHERE day = '${{ run.date }}'"), true],
        [sql('SELECT 1 -- as in exports.hql'), true],
      ];
      expect(await lookAll(looks, { airflow, folder, environment: sqlite(warehouse) })).toEqual(looks);
      // A query that is wrong is not waited for.
      const wrong: readonly Look[] = [[sql('SELECT 1 FROM missing'), false]];
      const [executed] = await executeLooks(wrong, { airflow, folder, environment: sqlite(warehouse) });
      expect(executed?.error).toContain('no such table: missing');
    });
  });
});

function sqlite(file: string): Readonly<Record<string, string>> {
  return { AIRFLOW_CONN_WH: JSON.stringify({ conn_type: 'sqlite', host: file }) };
}

function sql(query: string, parameters = ''): string {
  return `connection: warehouse, for: { sql: ${JSON.stringify(query)} }${parameters}`;
}
