import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { memorySnapshot, type Snapshot } from '../../src/model/snapshot.ts';
import { runDagsTest, type DagsTestResult } from '../oracles/airflow.ts';
import { airflowIds, type Airflow } from '../oracles/oracle.ts';
import { describeOnAirflows } from '../oracles/with_oracle.ts';
import { compileInto } from './models.ts';
import { inTemporaryFolder } from './temporary_folder.ts';
import { inWarehouse } from './warehouse.ts';

const routing = `def choose(answer):
    return answer


def say(answer):
    return answer
`;

await describeOnAirflows(airflowIds, (airflow) => {
  // One run shows all of it.
  let result: Promise<DagsTestResult> | undefined;
  const ran = (): Promise<DagsTestResult> => (result ??= run(airflow, branches + gates));

  test(
    'FINE-PRINT 23: a branch lets the tasks go on that it chooses, by their names in the language',
    { timeout: 600_000 },
    async () => {
      const { states, stdout, stderr } = await ran();
      expect(only(states, false)).toEqual({
        list: 'success',
        list_: 'success',
        exec: 'success',
        one: 'success',
        'Publish.orders-1': 'success',
        one_hold: 'skipped',
        one_join: 'success',
        several: 'success',
        several_publish: 'success',
        several_mail: 'success',
        several_hold: 'skipped',
        unknown: 'failed',
        unknown_publish: 'upstream_failed',
        none: 'failed',
        none_publish: 'upstream_failed',
        mapped: 'success',
        'each[0]': 'success',
        'each[1]': 'success',
        mapped_hold: 'skipped',
        hold: 'success',
        held: 'success',
        'never[0]': 'skipped',
        'never[1]': 'skipped',
        yes: 'success',
        yes_publish: 'success',
        'yes_hold[0]': 'skipped',
        no: 'success',
        no_publish: 'skipped',
        'No.hold-1': 'success',
        no_join: 'success',
        empty: 'failed',
        empty_publish: 'upstream_failed',
        empty_hold: 'upstream_failed',
      });
      const said = stripVTControlCharacters(stdout + stderr);
      expect(said).toContain("ValueError: The function chose 'unknown_publsh'; its options are ['unknown_publish'].");
      expect(said).toContain("ValueError: The function chose None; its options are ['none_publish'].");
      expect(said).toContain('No rows returned from sql query.');
    },
  );

  test(
    'FINE-PRINT 21: what comes after a gate is skipped, whatever its rule, unless the gate says yes',
    { timeout: 600_000 },
    async () => {
      const { states } = await ran();
      expect(only(states, true)).toEqual({
        gate_shut: 'success',
        gate_directly: 'skipped',
        'gate_Always.after-1': 'skipped',
        'gate_each[0]': 'skipped',
        'gate_each[1]': 'skipped',
        gate_beside: 'success',
        gate_joined: 'skipped',
        gate_open: 'success',
        gate_opened: 'success',
        gate_zero: 'success',
        gate_after_zero: 'skipped',
        gate_nothing: 'success',
        gate_after_nothing: 'skipped',
        gate_no_rows: 'success',
        gate_after_no_rows: 'skipped',
        gate_text: 'success',
        gate_after_text: 'success',
        gate_broken: 'failed',
        gate_after_broken: 'upstream_failed',
      });
    },
  );
});

type States = DagsTestResult['states'];

function only(states: States, ofGates: boolean): States {
  return Object.fromEntries(Object.entries(states).filter(([id]) => id.startsWith('gate_') === ofGates));
}

const branches = `
  list: { type: noop }
  list_: { type: noop, after: [list] }
  exec: { type: noop, after: [list_] }
  one:
    type: branch
    callable: shop_routing:choose
    arguments: { answer: one_publish }
    options: [one_publish, one_hold]
  one_publish: { type: noop, after: [one], group: marts, airflow: { task_id: Publish.orders-1 } }
  one_hold: { type: noop, after: [one], group: marts }
  one_join: { type: noop, after: [one_publish, one_hold], when: none_failed_min_one_success }
  several:
    type: branch
    file: scripts/routing.py
    function: say
    arguments: { answer: [several_publish, several_mail] }
    options: [several_publish, several_mail, several_hold]
  several_publish: { type: noop, after: [several] }
  several_mail: { type: noop, after: [several] }
  several_hold: { type: noop, after: [several] }
  unknown: { type: branch, callable: shop_routing:choose, arguments: { answer: unknown_publsh }, options: [unknown_publish] }
  unknown_publish: { type: noop, after: [unknown] }
  none: { type: branch, callable: shop_routing:choose, arguments: { answer: null }, options: [none_publish] }
  none_publish: { type: noop, after: [none] }
  mapped: { type: branch, callable: shop_routing:choose, arguments: { answer: each }, options: [each, mapped_hold] }
  each: { type: bash, after: [mapped], command: 'echo \${{ item }}', map: { over: [eu, us] } }
  mapped_hold: { type: noop, after: [mapped] }
  hold: { type: branch, after: [mapped_hold], when: all_done, callable: shop_routing:choose, arguments: { answer: held }, options: [held, never] }
  held: { type: noop, after: [hold] }
  never: { type: bash, after: [hold], command: 'echo \${{ item }}', map: { over: [eu, us] } }
  yes:
    type: branch
    connection: warehouse
    sql: SELECT count(*) > :least FROM orders WHERE day = :day
    parameters: { day: "\${{ run.date }}", least: 1 }
    options: { "true": yes_publish, "false": yes_hold }
  yes_publish: { type: noop, after: [yes] }
  yes_hold: { type: bash, after: [yes], command: 'echo \${{ item }}', map: { over: [eu] } }
  no:
    type: branch
    connection: warehouse
    sql: SELECT count(*) FROM orders WHERE day = '\${{ run.date | shift(-1d) }}'
    options: { "true": no_publish, "false": no_hold }
  no_publish: { type: noop, after: [no] }
  no_hold: { type: noop, after: [no], airflow: { task_id: No.hold-1 } }
  no_join: { type: noop, after: [no_publish, no_hold], when: none_failed_min_one_success }
  empty: { type: branch, connection: warehouse, sql: SELECT 1 FROM orders WHERE day = '', options: { "true": empty_publish, "false": empty_hold } }
  empty_publish: { type: noop, after: [empty] }
  empty_hold: { type: noop, after: [empty] }
`;

const gates = `  gate_shut: { type: gate, callable: shop_routing:say, arguments: { answer: false } }
  gate_directly: { type: noop, after: [gate_shut] }
  gate_always: { type: noop, after: [gate_directly], when: all_done, group: marts, airflow: { task_id: gate_Always.after-1 } }
  gate_each: { type: bash, after: [gate_always], when: all_done, command: 'echo \${{ item }}', map: { over: [eu, us] } }
  gate_beside: { type: noop }
  gate_joined: { type: noop, after: [gate_beside, gate_directly], when: none_failed }
  gate_open: { type: gate, file: scripts/routing.py, function: say, arguments: { answer: true } }
  gate_opened: { type: noop, after: [gate_open] }
  gate_zero: { type: gate, callable: shop_routing:say, arguments: { answer: 0 } }
  gate_after_zero: { type: noop, after: [gate_zero] }
  gate_nothing: { type: gate, callable: shop_routing:say, arguments: { answer: null } }
  gate_after_nothing: { type: noop, after: [gate_nothing] }
  gate_no_rows: { type: gate, callable: shop_routing:say, arguments: { answer: [] } }
  gate_after_no_rows: { type: noop, after: [gate_no_rows] }
  gate_text: { type: gate, callable: shop_routing:say, arguments: { answer: "false" } }
  gate_after_text: { type: noop, after: [gate_text] }
  gate_broken: { type: gate, callable: shop_routing:nowhere }
  gate_after_broken: { type: noop, after: [gate_broken] }
`;

async function run(airflow: Airflow, tasks: string): Promise<DagsTestResult> {
  return inTemporaryFolder(async (folder) => {
    compileInto(folder, repository(airflow, tasks));
    writeFileSync(join(folder, 'shop_routing.py'), routing);
    const warehouse = join(folder, 'warehouse.db');
    await inWarehouse(airflow, warehouse, [
      'CREATE TABLE orders (day TEXT)',
      "INSERT INTO orders VALUES ('2026-03-28'), ('2026-03-28')",
      'SELECT 1',
    ]);
    return runDagsTest(airflow, {
      dagFolder: join(folder, 'generated', 'only', 'dags'),
      dagId: 'routes',
      logicalDate: '2026-03-29T12:00:00+00:00',
      environment: {
        PYTHONPATH: folder,
        COLUMNS: '250',
        AIRFLOW_CONN_WH: JSON.stringify({ conn_type: 'sqlite', host: warehouse }),
      },
    });
  });
}

function repository(airflow: Airflow, tasks: string): Snapshot {
  return memorySnapshot({
    'dagwright.yaml': 'kind: Project\nid: shop\nenvironments: [only]\n',
    'environments/only/environment.yaml': `kind: Environment
id: only
target: { airflow: "${airflow.id.replace('airflow-', '')}" }
connections: { warehouse: { id: wh, type: sqlite } }
`,
    'pipelines/routes.yaml': `kind: Pipeline
id: routes
schedule: { cron: "30 4 * * *", start: 2026-01-01 }
groups: { marts: { description: Published } }
tasks:${tasks}`,
    'pipelines/scripts/routing.py': routing,
  });
}
