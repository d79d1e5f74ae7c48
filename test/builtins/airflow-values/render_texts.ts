import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderTasks, type Run } from '../../oracles/airflow.ts';
import type { Environment } from '../../oracles/airflow_home.ts';
import type { Airflow } from '../../oracles/oracle.ts';

/** Templates that are rendered in each of the runs. */
export interface Batch {
  readonly templates: readonly string[];
  readonly runs: readonly Run[];
}

/** What came out of one run: the rendered templates in their order, or what Airflow raised. */
export type RunTexts = readonly string[] | string;

/**
 * Renders batches of templates in one Airflow process: each batch is a task of one DAG that starts in 2020 and has
 * no schedule, and its templates are values of the task's `env`.
 */
export async function renderTexts(
  airflow: Airflow,
  batches: readonly Batch[],
  environment: Environment = {},
): Promise<readonly (readonly RunTexts[])[]> {
  const folder = mkdtempSync(join(tmpdir(), 'dagwright-values-'));
  try {
    writeFileSync(join(folder, 'orders.py'), dagFile(batches));
    const tasks = batches.flatMap(({ runs }, index) =>
      runs.map((run) => ({ dag_id: 'orders', task_id: `batch_${index}`, run })),
    );
    const rendered = [...(await renderTasks(airflow, { folder, tasks, environment }))];
    return batches.map(({ runs, templates }) =>
      rendered.splice(0, runs.length).map(({ fields, error }) => error ?? inOrder(fields['env'], templates.length)),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function inOrder(environment: unknown, count: number): readonly string[] {
  const texts: ReadonlyMap<string, unknown> = new Map(Object.entries(environment ?? {}));
  return Array.from({ length: count }, (_, index) => String(texts.get(`v${index}`)));
}

function dagFile(batches: readonly Batch[]): string {
  const environments = batches.map(({ templates }) =>
    Object.fromEntries(templates.map((template, index) => [`v${index}`, template])),
  );
  // JSON inside JSON: the inner text is ASCII and a Python string as well.
  const data = ascii(JSON.stringify(ascii(JSON.stringify(environments))));
  return `import json
from datetime import datetime, timezone

from airflow.models.dag import DAG
from airflow.providers.standard.operators.bash import BashOperator

with DAG("orders", schedule=None, start_date=datetime(2020, 1, 1, tzinfo=timezone.utc)):
    for index, env in enumerate(json.loads(${data})):
        BashOperator(task_id=f"batch_{index}", bash_command="true", env=env)
`;
}

function ascii(json: string): string {
  return json.replaceAll(/[^\n -~]/gu, (character) =>
    [...Array(character.length).keys()]
      .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
