import { expect, test } from 'vitest';
import { airflowIds } from '../oracles/oracle.ts';
import { describeOnAirflows } from '../oracles/with_oracle.ts';
import { withHost } from './host.ts';
import { lookAll, type Look } from './looks.ts';
import { inTemporaryFolder } from './temporary_folder.ts';

const looks: readonly Look[] = [
  ['connection: shop, for: { http: "/exports/${{ run.date }}" }', false],
  ['connection: shop, for: { http: "/exports/${{ run.date }}" }', true],
  ['connection: shop, for: { http: /status/202 }', true],
  ['connection: shop, for: { http: /status/304 }', false],
  ['connection: shop, for: { http: /status/401 }', false],
  ['connection: shop, for: { http: /status/302 }', false],
  ['connection: shop, for: { http: /status/302, status: [302] }', true],
  ['connection: shop, for: { http: /status/503 }', false],
  ['connection: shop, for: { http: /status/200, status: [204] }', false],
  ['connection: shop, for: { http: /status/204, status: [204] }', true],
  ['connection: shop, for: { http: /status/404, status: [404, 410] }', true],
  ['connection: shop, for: { http: "/status/200?day=${{ run.date }}", headers: { X-Day: "${{ run.date }}" } }', true],
];

await describeOnAirflows(airflowIds, (airflow) => {
  test('a wait for an answer over HTTP goes on until the status is right', async () => {
    await inTemporaryFolder(async (folder) => {
      await withHost(async (port, asked) => {
        const environment = { AIRFLOW_CONN_SHOP: `http://127.0.0.1:${port}` };
        expect(await lookAll(looks, { airflow, folder, environment })).toEqual(looks);
        expect(asked.at(-1)).toBe('GET /status/200?day=2026-03-28 2026-03-28');
        expect(asked.length).toBe(looks.length);
      });
    });
  });
});
