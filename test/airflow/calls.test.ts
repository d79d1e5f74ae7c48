import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { memorySnapshot, type Snapshot } from '../../src/model/snapshot.ts';
import { runDagsTest } from '../oracles/airflow.ts';
import { describeOnEachAirflow } from '../oracles/with_oracle.ts';
import { compileInto } from './models.ts';
import { inTemporaryFolder } from './temporary_folder.ts';
import { inWarehouse } from './warehouse.ts';

/** Writes what it was called with, each value with its Python type. */
const shopModule = `import json
import os


def typed(value):
    if isinstance(value, dict):
        return {key: typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [typed(item) for item in value]
    return [type(value).__name__, str(value)]


def take(**given):
    with open(os.environ["OUT"], "a") as file:
        file.write(json.dumps(typed(given)) + "\\n")


class loader:
    take = staticmethod(take)
`;

describeOnEachAirflow((airflow) => {
  test(
    'functions are called with values of their types, and statements that fail leave nothing',
    { timeout: 300_000 },
    async () => {
      await inTemporaryFolder(async (folder) => {
        compileInto(folder, project(airflow.id.replace('airflow-', '')));
        writeFileSync(join(folder, 'shop_calls.py'), shopModule);
        const warehouse = join(folder, 'warehouse.db');
        await inWarehouse(airflow, warehouse, [
          'CREATE TABLE orders (id INTEGER)',
          'INSERT INTO orders VALUES (1)',
          'CREATE TABLE notes (note TEXT)',
        ]);
        const result = await runDagsTest(airflow, {
          dagFolder: join(folder, 'generated', 'only', 'dags'),
          dagId: 'calls',
          logicalDate: '2026-03-29T12:00:00+00:00',
          environment: {
            PYTHONPATH: folder,
            OUT: join(folder, 'calls.jsonl'),
            AIRFLOW_CONN_WH: JSON.stringify({ conn_type: 'sqlite', host: warehouse }),
            AIRFLOW_VAR_LIMITS: '{"most": 12, "names": ["größte", "<b>"], "none": null, "text": "7"}',
            AIRFLOW_VAR_REGION: '7',
          },
        });
        expect(result.states).toEqual({
          names: 'success',
          notes: 'success',
          rebuild: 'failed',
          replace: 'failed',
          take: 'success',
          types: 'success',
        });
        const calls: readonly unknown[] = readFileSync(join(folder, 'calls.jsonl'), 'utf8')
          .trim()
          .split('\n')
          .map((line): unknown => JSON.parse(line));
        expect(calls).toEqual([typesTaken, namesTaken, takeTaken]);
        expect(await inWarehouse(airflow, warehouse, ['SELECT id FROM orders'])).toEqual([[1]]);
        expect(await inWarehouse(airflow, warehouse, ['SELECT note FROM notes'])).toEqual([
          ["50% of 'a;b' for 2026-03-28 -- :day /* x */"],
        ]);
      });
    },
  );
});

const typesTaken = {
  limits: {
    most: ['int', '12'],
    names: [
      ['str', 'größte'],
      ['str', '<b>'],
    ],
    none: ['NoneType', 'None'],
    text: ['str', '7'],
  },
  most: ['int', '12'],
  nothing: ['NoneType', 'None'],
  text: ['str', '7'],
  region: ['str', '7'],
  absent: ['str', 'a "default"'],
  attempt: ['int', '1'],
  slot: ['int', '1774751400'],
  day: ['str', '2026-03-28'],
  inside: ['str', 'at most 12, {"most":12,"names":["größte","<b>"],"none":null,"text":"7"}'],
  nested: { list: [['int', '12'], ['str', '2026-03-28'], { deep: [['int', '1']] }], plain: ['str', '{{ ds }}'] },
  number: ['float', '0.5'],
  flag: ['bool', 'True'],
  none: ['NoneType', 'None'],
  length: ['timedelta', '0:05:00'],
};

const namesTaken = {
  ds: ['str', 'a'],
  run_id: ['str', 'b'],
  params: { x: ['int', '1'] },
  ti: ['str', 'c'],
  dag: ['str', 'd'],
  self: ['str', 'e'],
  templates_dict: ['str', 'f'],
  context: ['str', 'g'],
  kwargs: ['str', 'h'],
  json: ['int', '1'],
  from: ['str', 'i'],
  take: ['str', 'j'],
  take_: ['str', 'k'],
};

const takeTaken = { take: ['int', '1'] };

function project(airflow: string): Snapshot {
  return memorySnapshot({
    'dagwright.yaml': 'kind: Project\nid: shop\nenvironments: [only]\n',
    'environments/only/environment.yaml': `kind: Environment
id: only
target: { airflow: "${airflow}" }
connections: { warehouse: { id: wh, type: sqlite } }
stored: { limits: { variable: limits, json: true }, region: { variable: region }, gone: { variable: gone, json: true } }
`,
    'pipelines/calls.yaml': `kind: Pipeline
id: calls
schedule: { cron: "30 2 * * *", start: 2026-01-01 }
tasks:
  types:
    type: python
    callable: shop_calls:take
    arguments:
      limits: \${{ stored.limits }}
      most: \${{ stored.limits.most }}
      nothing: \${{ stored.limits.none }}
      text: \${{ stored.limits.text }}
      region: \${{ stored.region }}
      absent: \${{ stored.gone | default("a \\"default\\"") }}
      attempt: \${{ run.attempt }}
      slot: \${{ run.slot | epoch(s) }}
      day: \${{ run.date }}
      inside: at most \${{ stored.limits.most }}, \${{ stored.limits }}
      nested: { list: ["\${{ stored.limits.most }}", "\${{ run.date }}", { deep: ["\${{ run.attempt }}"] }], plain: { $text: "{{ ds }}" } }
      number: 0.5
      flag: true
      none: null
      length: { $duration: 5m }
  names:
    type: python
    after: [types]
    callable: shop_calls:take
    arguments: { ds: a, run_id: b, params: { x: 1 }, ti: c, dag: d, self: e, templates_dict: f, context: g, kwargs: h, json: "\${{ run.attempt }}", from: i, take: j, take_: k }
  take: { type: python, after: [names], callable: shop_calls:take, arguments: { take: 1 } }
  notes:
    type: sql
    connection: warehouse
    query: |
      -- a comment; with a semicolon, and :nothing
      INSERT INTO notes /* ; */ VALUES ('50% of ''a;b'' for ' || :day || ' -- :day /* x */');
    parameters: { day: "\${{ run.date }}" }
  rebuild:
    type: sql
    connection: warehouse
    query: |
      DROP TABLE orders;
      CREATE TABLE orders AS SELECT 2 AS id;
      INSERT INTO nowhere VALUES (3);
  replace:
    type: sql
    connection: warehouse
    after: [rebuild]
    when: all_done
    query: |
      DELETE FROM orders;
      INSERT INTO orders VALUES (3);
      INSERT INTO nowhere VALUES (3);
`,
  });
}
