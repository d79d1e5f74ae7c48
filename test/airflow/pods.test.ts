import { join } from 'node:path';
import { expect, test } from 'vitest';
import { memorySnapshot, type Snapshot } from '../../src/model/snapshot.ts';
import { buildPods } from '../oracles/pods.ts';
import { airflowIds } from '../oracles/oracle.ts';
import type { Json } from '../oracles/airflow_dump.ts';
import { springRun } from '../oracles/spring_run.ts';
import { describeOnAirflows } from '../oracles/with_oracle.ts';
import { compileInto } from './models.ts';
import { inTemporaryFolder } from './temporary_folder.ts';

await describeOnAirflows(airflowIds, (airflow) => {
  test('the pods of containers are what the tasks and their environment ask for', { timeout: 200_000 }, async () => {
    await inTemporaryFolder(async (folder) => {
      compileInto(folder, project(airflow.id.replace('airflow-', '')));
      const [full, least] = await buildPods(airflow, {
        folder: join(folder, 'generated', 'only', 'dags'),
        tasks: ['daily_report', 'tidy_'].map((task) => ({ dag_id: 'reports', task_id: task, run: springRun })),
        environment: { AIRFLOW_VAR_REGION: 'eu "north" $(TOKEN) $$ $' },
      });
      expect(withoutNothing(full?.spec ?? null)).toEqual(fullSpec);
      expect(full?.metadata).toMatchObject({
        name: expect.stringMatching(/^daily-report-[a-z0-9]+$/u),
        namespace: 'reports',
        annotations: { 'example.com/template': '{{ ds }} {% raw %}.json', 'example.com/safe': 'false' },
        labels: { team: 'reports', 'example.com/tier': 'night', empty: '', dag_id: 'reports', task_id: 'daily_report' },
      });
      expect(withoutNothing(least?.spec ?? null)).toEqual({
        containers: [
          {
            name: 'base',
            args: ['tidy'],
            image: 'registry.example.com/tools',
            terminationMessagePolicy: 'File',
          },
        ],
        hostNetwork: false,
        restartPolicy: 'Never',
      });
      expect(least?.metadata).toMatchObject({ name: expect.stringMatching(/^tidy-[a-z0-9]+$/u), namespace: 'other' });
    });
  });
});

const fullSpec = {
  containers: [
    {
      name: 'base',
      image: 'registry.example.com/reports:2026-03-28',
      imagePullPolicy: 'Always',
      command: ['report', '--day', '2026-03-28'],
      args: ['$HOME $$(TOKEN) $$$$ $$$$(TOKEN) ${#a[@]} $$', '2026-03-28$$(TOKEN)', '3'],
      env: [
        { name: 'OUT', value: 'lake/2026-03-28.json' },
        { name: 'REGION', value: 'eu "north" $$(TOKEN) $$$$ $$' },
        { name: 'PRICE', value: '1.10' },
        { name: 'CLOSED', value: 'false' },
        { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'reports', key: 'token.txt' } } },
      ],
      resources: { limits: { cpu: '500m', memory: '1Gi' }, requests: { cpu: '500m', memory: '1Gi' } },
      terminationMessagePolicy: 'File',
    },
  ],
  hostNetwork: false,
  imagePullSecrets: [{ name: 'registry' }],
  nodeSelector: { pool: 'batch' },
  restartPolicy: 'Never',
  serviceAccountName: 'pipelines',
};

/** The value without empty maps and lists, which versions of the provider write or leave out. */
function withoutNothing(value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(withoutNothing);
  const entries = Object.entries(value).map(([key, item]): [string, Json] => [key, withoutNothing(item)]);
  return Object.fromEntries(
    entries.filter(([, item]) => typeof item !== 'object' || Object.keys(item ?? {}).length > 0),
  );
}

function project(airflow: string): Snapshot {
  return memorySnapshot({
    'dagwright.yaml': 'kind: Project\nid: shop\nenvironments: [only]\n',
    'environments/only/environment.yaml': `kind: Environment
id: only
target: { airflow: "${airflow}", providers: { cncf-kubernetes: "10.6.2" } }
stored: { region: { variable: region } }
kubernetes: { namespace: reports }
`,
    'pipelines/reports.yaml': `kind: Pipeline
id: reports
schedule: { cron: "30 2 * * *", timezone: UTC, start: 2026-01-01 }
tasks:
  daily_report:
    type: container
    image: registry.example.com/reports:\${{ run.date }}
    command: [report, --day, "\${{ run.date }}"]
    arguments: ["$HOME $(TOKEN) $$ $$(TOKEN) \${#a[@]} $", "{{ ds }}$(TOKEN)", 3]
    env: { OUT: "lake/\${{ run.date }}.json", REGION: "\${{ stored.region }}", PRICE: 1.10, CLOSED: false }
    resources: { cpu: 500m, memory: 1Gi }
    kubernetes:
      service_account: pipelines
      image_pull_policy: Always
      image_pull_secrets: [registry]
      labels: { team: reports, example.com/tier: night, empty: "" }
      annotations: { example.com/template: "{{ ds }} {% raw %}.json", example.com/safe: "false" }
      node_selector: { pool: batch }
      secrets: { TOKEN: { name: reports, key: token.txt } }
  tidy_: { type: container, image: registry.example.com/tools, arguments: [tidy], kubernetes: { namespace: other } }
`,
  });
}
