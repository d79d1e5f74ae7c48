import { join } from 'node:path';
import { expect, test } from 'vitest';
import { memorySnapshot, type Snapshot } from '../../src/model/snapshot.ts';
import type { Json } from '../oracles/airflow_dump.ts';
import { executeTasks, type Executed, type Run } from '../oracles/airflow.ts';
import { airflowIds, type Airflow } from '../oracles/oracle.ts';
import { describeOnAirflows } from '../oracles/with_oracle.ts';
import { compileInto } from './models.ts';
import { inTemporaryFolder } from './temporary_folder.ts';

/** What stands in the task, and what it puts out: the error up to a colon, where it fails. */
type Case = readonly [task: string, value: Json, error?: string];

const cases: readonly Case[] = [
  [`command: 'echo first; echo "größte  "'`, 'größte'],
  ["command: 'printf 3', output: text", '3'],
  ["command: 'true'", ''],
  [
    'command: \'echo log; echo "{\\"rows\\": 3, \\"names\\": [\\"größte\\", null, 1.5, true]}"\', output: json',
    { rows: 3, names: ['größte', null, 1.5, true] },
  ],
  ["command: 'echo 007 7', output: json", null, 'JSONDecodeError'],
  ['command: \'echo "[1, 2]" >&2\', output: json', [1, 2]],
  ["command: 'true', output: json", null, 'JSONDecodeError'],
  ["command: 'echo null', output: json", null],
  ["command: 'echo [1]; exit 99', output: json, skip_exit_code: 99", null, 'AirflowSkipException'],
  ["command: 'echo no; exit 99', output: json", null, 'AirflowException'],
  ["command: 'echo no; exit 3', skip_exit_code: 99", null, 'AirflowException'],
  ["command: 'echo [1]; exit 0', output: json, skip_exit_code: 99", [1]],
];

const run: Run = {
  logical_date: '2026-03-28T00:00:00Z',
  data_interval: ['2026-03-28T00:00:00Z', '2026-03-29T00:00:00Z'],
  run_after: '2026-03-29T00:00:00Z',
  run_id: 'scheduled__2026-03-28T00:00:00+00:00',
};

await describeOnAirflows(airflowIds, (airflow) => {
  test(
    'FINE-PRINT 24: a command puts out its last line, as text or as what it is in JSON',
    { timeout: 300_000 },
    async () => {
      const executed = await inTemporaryFolder(async (folder) => {
        compileInto(folder, repository(airflow));
        return executeTasks(airflow, {
          folder: join(folder, 'generated', 'only', 'dags'),
          tasks: cases.map((_, index) => ({ dag_id: 'orders', task_id: `run_${index}`, run })),
          environment: { PATH: process.env['PATH'] ?? '' },
        });
      });
      expect(executed.map(seen)).toEqual(cases.map(([task, value, error]) => [task, value, error]));
    },
  );
});

function seen({ value, error }: Executed, index: number): readonly unknown[] {
  return [cases[index]?.[0], value, error?.split(':', 1)[0]];
}

function repository(airflow: Airflow): Snapshot {
  return memorySnapshot({
    'dagwright.yaml': 'kind: Project\nid: shop\nenvironments: [only]\n',
    'environments/only/environment.yaml': `kind: Environment\nid: only\ntarget: { airflow: "${airflow.id.replace('airflow-', '')}" }\n`,
    'pipelines/orders.yaml': `kind: Pipeline
id: orders
schedule: { cron: daily, start: 2026-01-01 }
tasks:
${cases.map(([task], index) => `  run_${index}: { type: bash, ${task} }\n`).join('')}`,
  });
}
