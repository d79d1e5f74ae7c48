import { openRepository } from '../../src/edge/host/repository.ts';
import { memorySnapshot, type Snapshot } from '../../src/model/snapshot.ts';

export interface SalesProject {
  readonly repository: string;
  readonly airflow: string;
  /** `timezone` and `cron` of the sales load. */
  readonly schedule: string;
  /** Folder in which the export and its files lie. */
  readonly landing: string;
  /** More keys of the overlay's `tasks`. */
  readonly tasks?: string;
}

/** The demo's sales pipelines in an environment of their own, whose warehouse is a SQLite file. */
export function salesProject({ repository, airflow, schedule, landing, tasks = '' }: SalesProject): Snapshot {
  const demo = openRepository(repository);
  const copied = [...demo.list('pipelines/sales'), ...demo.list('pipelines/types')];
  const files = copied.map((path): [string, string] => {
    const reading = demo.read(path);
    if (reading.kind !== 'text') throw new Error(`${path} is not readable.`);
    return [path, reading.source.text.replace('cron: "30 2 * * *"\n', `${schedule}\n`)];
  });
  const project = demo.read('dagwright.yaml');
  if (project.kind !== 'text') throw new Error('The demo has no project.');
  return memorySnapshot({
    ...Object.fromEntries(files),
    'dagwright.yaml': project.source.text.replace('[dev, stage, prod]', '[trial]'),
    'environments/trial/environment.yaml': environment(airflow, landing),
    'environments/trial/overlays/daily_sales_load.yaml': overlay(tasks),
  });
}

function environment(airflow: string, landing: string): string {
  return `kind: Environment
id: trial
target: { airflow: "${airflow}", providers: { http: "5.3.1" } }
variables: { schema: main, landing: ${JSON.stringify(landing)} }
connections:
  warehouse: { id: wh_trial, type: sqlite }
  shop_api: { id: shop_api_trial, type: http }
channels:
  on_call: { callable: "operations.paging:page_on_call" }
  team: { callable: "operations.paging:write_to_team" }
pools: { warehouse: { slots: 2 } }
overrides: { task: { retries: { count: 0 } } }
`;
}

/** SQLite has no \`DATE '…'\`, and the values of each run are written down. */
function overlay(tasks: string): string {
  return `kind: Overlay
pipeline: daily_sales_load
tasks:
  publish:
    query: |
      SELECT day, region, sum(amount) AS amount FROM main.sales
      WHERE day = '\${{ run.date }}' GROUP BY day, region
  remember:
    $add: true
    type: sql
    query: INSERT INTO main.runs VALUES (:date, :slot, :slot_date, :window_start, :window_end, :attempt)
    parameters:
      date: \${{ run.date }}
      slot: \${{ run.slot }}
      slot_date: \${{ run.slot_date }}
      window_start: \${{ run.window_start }}
      window_end: \${{ run.window_end }}
      attempt: \${{ run.attempt }}
${tasks}`;
}
