import { join } from 'node:path';
import { memorySnapshot } from '../../src/model/snapshot.ts';
import { executeTasks, type Executed, type Run } from '../oracles/airflow.ts';
import type { Airflow } from '../oracles/oracle.ts';
import { compileInto } from './models.ts';

/** What is waited for, and what one look says: whether it is there. */
export type Look = readonly [asked: string, isThere: boolean];

const run: Run = {
  logical_date: '2026-03-28T00:00:00Z',
  data_interval: ['2026-03-28T00:00:00Z', '2026-03-29T00:00:00Z'],
  run_after: '2026-03-29T00:00:00Z',
  run_id: 'scheduled__2026-03-28T00:00:00+00:00',
};

/** What a folder is compiled for, and looked at with. */
export interface Looking {
  readonly airflow: Airflow;
  readonly folder: string;
  /** The connections of the worker, as variables of its environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Looks once for each, in the run for 2026-03-28, and gives what was found, or what failed. */
export async function lookAll(looks: readonly Look[], looking: Looking): Promise<readonly unknown[]> {
  const executed = await executeLooks(looks, looking);
  return executed.map(({ value, error }, index) => [looks[index]?.[0], error ?? value]);
}

/** The same, with all that came of it. */
export function executeLooks(
  looks: readonly Look[],
  { airflow, folder, environment = {} }: Looking,
): Promise<readonly Executed[]> {
  compileInto(folder, repository(airflow, looks));
  return executeTasks(airflow, {
    folder: join(folder, 'generated', 'only', 'dags'),
    tasks: looks.map((_, index) => ({ dag_id: 'orders', task_id: `wait_${index}`, run })),
    environment,
  });
}

function repository(airflow: Airflow, looks: readonly Look[]): ReturnType<typeof memorySnapshot> {
  const tasks = looks.map(([asked], index) => `  wait_${index}: { type: wait, ${asked} }\n`);
  return memorySnapshot({
    'dagwright.yaml': 'kind: Project\nid: shop\nenvironments: [only]\n',
    'environments/only/environment.yaml': `kind: Environment
id: only
target: { airflow: "${airflow.id.replace('airflow-', '')}", providers: { http: "5.3.1" } }
connections: { warehouse: { id: wh, type: sqlite }, shop: { id: shop, type: http } }
`,
    'pipelines/orders.yaml': `kind: Pipeline
id: orders
schedule: { cron: daily, start: 2026-01-01 }
tasks:
${tasks.join('')}`,
  });
}
