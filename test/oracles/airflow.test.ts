import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importPools, renderOperators } from './airflow.ts';
import { mustRun } from './run_process.ts';
import { bash, springRun } from './spring_run.ts';
import { describeOnEachAirflow, testWithOracle } from './with_oracle.ts';

let scratch = '';

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'dagwright-oracle-test-'));
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describeOnEachAirflow((airflow) => {
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
});

testWithOracle('ruff', 'ruff judges a file', async (ruff) => {
  const fixtures = join(import.meta.dirname, 'fixtures');
  const args = ['check', '--isolated', '--no-cache', '--select', 'F,E9,I', join(fixtures, 'airflow-2', 'sound')];
  const { stdout } = await mustRun(ruff.path, args, { environment: {} });
  expect(stdout).toBe('All checks passed!\n');
});
