import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { memorySnapshot, type Snapshot } from '../../src/model/snapshot.ts';
import { runDagsTest, type DagsTestRequest } from '../oracles/airflow.ts';
import type { Airflow } from '../oracles/oracle.ts';
import { compileInto } from './models.ts';
import { inTemporaryFolder } from './temporary_folder.ts';
import { inWarehouse } from './warehouse.ts';

/** Functions that put something out, and one that writes down what it was called with, each value with its type. */
const shopModule = `import json
import os


def typed(value):
    if isinstance(value, dict):
        return {key: typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [typed(item) for item in value]
    return value if isinstance(value, str) else [type(value).__name__, str(value)]


def take(**given):
    with open(os.environ["CALLS"], "a") as file:
        file.write(json.dumps(typed(given)) + "\\n")


def take_region(element):
    take(region=element)


def texts():
    return ["eu", "{{ ds }}", "load.sql", "run.sh", "it's \\"so\\"", "two\\nlines\\n", "größte <b>&"]


def records():
    return [
        {"region": "eu", "rows": 2, "share": 0.5, "open": True, "none": None},
        {"region": "{% us %}", "rows": 3, "share": 1.0, "open": False, "none": None},
    ]


def nothing():
    return None


def no_regions():
    return []


def twice(element):
    return {"twice": element + element}


def only_eu(element):
    return element if element == "eu" else None
`;

/** What the tasks of a pipeline did in a run of `airflow dags test`. */
export interface Done {
  readonly states: Readonly<Record<string, string | null>>;
  /** What \`take\` was called with, sorted. */
  readonly calls: readonly unknown[];
  /** The lines of `said.txt` in `$FOLDER`, sorted. */
  readonly said: readonly string[];
  /** The rows of the table `orders`. */
  readonly rows: unknown;
  /** Everything that was printed. */
  readonly log: string;
}

/** Runs the pipeline `maps` with these tasks on a version of Airflow, for 28 March 2026. */
export async function done(airflow: Airflow, tasks: string, more = '', conf?: DagsTestRequest['conf']): Promise<Done> {
  return inTemporaryFolder(async (folder) => {
    compileInto(folder, project(airflow.id.replace('airflow-', ''), tasks, more));
    writeFileSync(join(folder, 'shop_maps.py'), shopModule);
    writeFileSync(join(folder, 'lines.json'), '["a {{ b }}", "c.sh"]\n');
    writeFileSync(join(folder, 'order.json'), `${JSON.stringify(order)}\n`);
    const warehouse = join(folder, 'warehouse.db');
    await inWarehouse(airflow, warehouse, ['CREATE TABLE orders (region TEXT, rows)']);
    const { states, stdout, stderr } = await runDagsTest(airflow, {
      dagFolder: join(folder, 'generated', 'only', 'dags'),
      dagId: 'maps',
      logicalDate: '2026-03-29T12:00:00+00:00',
      ...(conf === undefined ? {} : { conf }),
      environment: {
        PYTHONPATH: folder,
        FOLDER: folder,
        CALLS: join(folder, 'calls.jsonl'),
        AIRFLOW_CONN_WH: JSON.stringify({ conn_type: 'sqlite', host: warehouse }),
      },
    });
    return {
      states,
      calls: linesOf(join(folder, 'calls.jsonl')).map((line): unknown => JSON.parse(line)),
      said: linesOf(join(folder, 'said.txt')),
      rows: await inWarehouse(airflow, warehouse, ['SELECT * FROM orders ORDER BY region']),
      log: stdout + stderr,
    };
  });
}

function linesOf(path: string): readonly string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').trimEnd().split('\n').toSorted() : [];
}

function project(airflow: string, tasks: string, more: string): Snapshot {
  return memorySnapshot({
    'dagwright.yaml': 'kind: Project\nid: shop\nenvironments: [only]\n',
    'environments/only/environment.yaml': `kind: Environment
id: only
target: { airflow: "${airflow}" }
variables:
  regions: [eu, "\${{ var.second }}", '\${{ "{{" }} ds }}', "$\${{ ds }}"]
  second: us of \${{ run.date }}
connections: { warehouse: { id: wh, type: sqlite } }
`,
    'pipelines/maps.yaml': `kind: Pipeline
id: maps
schedule: { cron: "30 2 * * *", start: 2026-01-01 }
${more}tasks:${tasks}`,
  });
}

const order = {
  path: 's3://lake/{{ ds }}/load.sql',
  rows: 3,
  share: 0.5,
  open: true,
  none: null,
  list: [1, 'a<b>&"c"', null],
  nested: { größe: 'ß' },
};

/** The states that are not those of one instance that succeeded: \`states\` without what went well. */
export function notDone(states: Done['states']): Done['states'] {
  return Object.fromEntries(Object.entries(states).filter(([, state]) => state !== 'success'));
}
