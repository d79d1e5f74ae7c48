import { join } from 'node:path';
import { expect, test } from 'vitest';
import { memorySnapshot, type Snapshot } from '../../src/model/snapshot.ts';
import { runDagsTest } from '../oracles/airflow.ts';
import type { Airflow } from '../oracles/oracle.ts';
import { describeOnEachAirflow } from '../oracles/with_oracle.ts';
import { compileInto } from './models.ts';
import { inTemporaryFolder } from './temporary_folder.ts';
import { withHost } from './host.ts';

describeOnEachAirflow((airflow) => {
  test('a wait that is given up fails without another try, or is skipped with what comes after it', async () => {
    await inTemporaryFolder(async (folder) => {
      await withHost(async (port, asked) => {
        compileInto(folder, repository(airflow));
        const { states } = await runDagsTest(airflow, {
          dagFolder: join(folder, 'generated', 'only', 'dags'),
          dagId: 'orders',
          logicalDate: '2026-03-29T12:00:00+00:00',
          environment: { AIRFLOW_CONN_SHOP: `http://127.0.0.1:${port}`, AIRFLOW_CONN_DOWN: 'http://127.0.0.1:9' },
        });
        expect(states).toEqual({
          failing: 'failed',
          skipped: 'skipped',
          down: 'skipped',
          found: 'success',
          after_failing: 'upstream_failed',
          after_skipped: 'skipped',
          after_found: 'success',
        });
        // Each of the tries that are left would have looked once more.
        const looks = asked.filter((line) => line.startsWith('GET /status/404 '));
        expect(looks.length).toBeGreaterThan(1);
        expect(looks.length).toBeLessThan(15);
      });
    });
  }, 300_000);
});

function repository(airflow: Airflow): Snapshot {
  return memorySnapshot({
    'dagwright.yaml': 'kind: Project\nid: shop\nenvironments: [only]\n',
    'environments/only/environment.yaml': `kind: Environment
id: only
target: { airflow: "${airflow.id.replace('airflow-', '')}", providers: { http: "5.3.1" } }
connections: { shop: { id: shop, type: http }, down: { id: down, type: http } }
`,
    'pipelines/orders.yaml': `kind: Pipeline
id: orders
schedule: { cron: daily, start: 2026-01-01 }
task_defaults: { retries: { count: 20, delay: 1s } }
tasks:
  failing: { type: wait, connection: shop, for: { http: /status/404 }, poll: 1s, give_up_after: 3s }
  skipped: { type: wait, for: { file: /nowhere/at/all }, poll: 1s, give_up_after: 2s, on_give_up: skip }
  down: { type: wait, connection: down, for: { http: /exports }, poll: 1s, give_up_after: 2s, on_give_up: skip }
  found: { type: wait, connection: shop, for: { http: /exports }, poll: 1s, give_up_after: 1m }
  after_failing: { type: noop, after: [failing] }
  after_skipped: { type: noop, after: [skipped, down] }
  after_found: { type: noop, after: [found] }
`,
  });
}
