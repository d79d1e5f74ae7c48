/** A project in which six pipelines share whatever can be shared: each is made of things that stand in one place. */
const pipelines = ['ants', 'bees', 'cats', 'dogs', 'eels', 'foxes'] as const;

/** The names of its pipelines. */
export const shared: readonly string[] = pipelines;

/** Files of the project, by path. */
export const sharing: Readonly<Record<string, string>> = {
  'dagwright.yaml': `kind: Project
id: zoo
environments: [dev, prod]
owners:
  keepers: { contact: { email: keepers@example.com } }
  wardens: { contact: { email: wardens@example.com } }
defaults:
  pipeline:
    owner: keepers
  task:
    timeout: 30m
    retries: { count: 2, delay: 5m }
`,
  'environments/dev/environment.yaml': environment('dev'),
  'environments/prod/environment.yaml': environment('prod'),
  'pipelines/types/warehouse_table.yaml': `kind: TaskType
id: warehouse_table
description: Replaces a table by what a query gives.
inputs:
  table: { type: string, description: The table. }
  mode: { type: string, default: full, description: How it is loaded. }
task:
  type: sql
  connection: warehouse
  query: |
    DROP TABLE IF EXISTS \${{ input.table }};
    CREATE TABLE \${{ input.table }} AS SELECT * FROM staged -- \${{ input.mode }}
  retries: { count: 4 }
`,
  'pipelines/zoo/_defaults.yaml': `kind: Defaults
pipeline:
  max_active_runs: 2
task:
  pool: gate
`,
  'pipelines/zoo/sql/feed.sql': `DELETE FROM food WHERE day = :day;
INSERT INTO food SELECT * FROM landed WHERE day = :day;
`,
  'pipelines/zoo/python/weigh.py': `def weigh(scale):
    print("weighed on", scale)
`,
  ...Object.fromEntries(pipelines.map((id, index) => [`pipelines/zoo/${id}.yaml`, pipeline(id, index)])),
};

function environment(id: string): string {
  return `kind: Environment
id: ${id}
target: { airflow: "3.3", providers: { slack: "9.10.0" } }
variables:
  landing: s3://${id}-lake
connections:
  warehouse: { id: warehouse_${id}, type: postgres }
  chat_${id}: { id: chat_${id}, type: generic }
pools:
  gate: { slots: 4 }
channels:
  keepers: { slack_webhook: { connection: chat_${id} } }
external_pipelines:
  weather: { dag_id: weather_${id}, schedule: { cron: "0 1 * * *", start: 2026-01-01 } }
`;
}

function pipeline(id: string, index: number): string {
  return `kind: Pipeline
id: ${id}
description: Looks after the ${id}.
schedule: { cron: "${String(index * 7)} 4 * * *", start: 2026-01-01 }
notify:
  failure: [keepers]
tasks:
  wait_for_weather:
    type: wait
    for: { pipeline: weather }
  fetch:
    type: bash
    after: [wait_for_weather]
    command: fetch-${id} --from \${{ var.landing }}/${id} --day \${{ run.date }}
  feed:
    type: sql
    after: [fetch]
    connection: warehouse
    file: sql/feed.sql
    parameters: { day: "\${{ run.date }}" }
  weigh:
    type: python
    after: [feed]
    file: python/weigh.py
    function: weigh
    arguments: { scale: ${id}_scale }
  publish:
    type: warehouse_table
    after: [weigh]
    table: zoo.${id}
`;
}
