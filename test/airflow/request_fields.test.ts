import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { memorySnapshot, type Snapshot } from '../../src/model/snapshot.ts';
import { renderTasks } from '../oracles/airflow.ts';
import { airflowIds } from '../oracles/oracle.ts';
import { springRun } from '../oracles/spring_run.ts';
import { describeOnAirflows } from '../oracles/with_oracle.ts';
import { compileInto } from './models.ts';
import { inTemporaryFolder } from './temporary_folder.ts';

await describeOnAirflows(airflowIds, (airflow) => {
  test('path, headers and body of a request hold values of the run', { timeout: 200_000 }, async () => {
    await inTemporaryFolder(async (folder) => {
      compileInto(folder, project(airflow.id.replace('airflow-', '')));
      const rendered = await renderTasks(airflow, {
        folder: join(folder, 'generated', 'only', 'dags'),
        tasks: [{ dag_id: 'orders', task_id: 'publish', run: springRun }],
        environment: { AIRFLOW_VAR_SHOP_TOKEN: 'hush' },
      });
      expect(rendered.map(({ error }) => error)).toEqual([null]);
      expect(rendered[0]?.fields).toMatchObject({
        endpoint: '/v1/2026-03-28',
        headers: { 'Content-Type': 'application/json', Key: 'orders-2026-03-28', Token: 'hush' },
        data: '{"day":"2026-03-28","tries":2}',
      });
    });
  });
});

test('elements of a mapped request may expect different answers', async () => {
  await inTemporaryFolder(async (folder) => {
    const [path = ''] = compileInto(folder, project('3.3')).filter((each) => each.endsWith('.py'));
    const text = readFileSync(join(folder, path), 'utf8');
    expect(text).toContain(`    ).expand_kwargs(
        [
            {"endpoint": "/v1/1", "response_check": __expect_status_204},
            {"endpoint": "/v1/2", "response_check": __expect_status_204_404},
        ]
    )
`);
    expect(text.match(/^def .*$/gmu)).toEqual([
      'def __expect_status_2xx(response):',
      'def __answer_as_text(response):',
      'def __expect_status_204(response):',
      'def __expect_status_204_404(response):',
    ]);
  });
});

function project(airflow: string): Snapshot {
  return memorySnapshot({
    'dagwright.yaml': 'kind: Project\nid: shop\nenvironments: [only]\n',
    'environments/only/environment.yaml': `kind: Environment
id: only
target: { airflow: "${airflow}", providers: { http: "5.3.1" } }
connections: { shop_api: { id: shop, type: http } }
secrets: { shop_token: { variable: shop_token } }
`,
    'pipelines/orders.yaml': `kind: Pipeline
id: orders
schedule: { cron: "30 1 * * *", start: 2026-01-01 }
task_defaults: { connection: shop_api }
tasks:
  publish:
    type: http
    method: POST
    path: /v1/\${{ run.date }}
    headers: { Key: "\${{ pipeline.id }}-\${{ run.date }}", Token: "\${{ secret.shop_token }}" }
    body: { day: "\${{ run.date }}", tries: "\${{ run.attempt }}" }
  remove:
    type: http
    method: DELETE
    path: /v1/\${{ item.id }}
    expect: { status: "\${{ item.status }}" }
    map: { over: [{ id: 1, status: [204] }, { id: 2, status: [204, 404] }] }
`,
  });
}
