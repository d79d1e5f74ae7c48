/**
 * A repository in which every key of the first half of the language is written, in documents of every kind. Two tasks
 * of a type show its alternatives.
 */
export const completeDocuments: Readonly<Record<string, string>> = {
  'dagwright.yaml': `kind: Project
id: commerce
description: Pipelines of the shop.
environments: [prod]
owners:
  sales: { description: Orders, contact: { slack: "#sales" } }
defaults:
  pipeline:
    description: A pipeline.
    docs: Long text.
    owner: sales
    domain: commerce
    tier: standard
    tags: [sales]
    runbook: https://runbooks.example.com/orders
    schedule: { cron: "30 2 * * *", timezone: UTC, start: "2026-01-01", end: "2027-01-01", window: none, catchup: false }
    max_active_runs: 1
    max_active_tasks: 8
    timeout: 3h
    paused: false
  task:
    description: A task.
    docs: Long text.
    owner: sales
    retries: { count: 2, delay: 5m, backoff: exponential, max_delay: 1h }
    timeout: 30m
    pool: { name: warehouse, slots: 1 }
    priority: 3
  task_types:
    sql: { connection: warehouse, parameters: { day: "1" } }
`,
  'pipelines/_defaults.yaml': `kind: Defaults
pipeline: { domain: commerce, tags: [sales], schedule: { timezone: UTC } }
task: { retries: { count: 1 }, timeout: 20m }
task_types:
  sql: { connection: warehouse }
`,
  'environments/cloud/environment.yaml': `kind: Environment
id: cloud
description: What all environments share.
target: { providers: { http: "5.3.1" } }
variables: { region: eu }
connections:
  archive: { id: archive, type: sqlite }
secrets:
  archive_password: { connection: archive }
pools: { archive: { slots: 2 } }
defaults:
  task: { priority: 4 }
overrides:
  task: { timeout: 50m }
`,
  'environments/prod/environment.yaml': `kind: Environment
id: prod
extends: cloud
description: What customers see.
target: { airflow: "2.11", dag_id_prefix: "", providers: { amazon: "9.12.0" } }
variables: { landing: s3://lake }
connections:
  warehouse: { id: wh_prod, type: postgres }
secrets:
  shop_token: { variable: shop_token }
  warehouse_password: { connection: warehouse, field: password }
stored: { limits: { variable: order_limits, json: true } }
pools: { warehouse: { slots: 4, description: Sessions, include_deferred: false } }
defaults:
  pipeline: { tier: standard }
  task: { timeout: 45m }
  task_types: { bash: { skip_exit_code: 99 } }
overrides:
  pipeline: { max_active_runs: 1 }
  task: { priority: 2 }
`,
  'environments/prod/overlays/orders.yaml': `kind: Overlay
pipeline: orders
description: Orders of the day.
schedule: { cron: "0 5 * * *" }
tags: [sales]
task_defaults: { timeout: 1h }
groups: { stage: { description: Landing to staging } }
airflow: { dag_id: sales.orders }
tasks:
  extract: { retries: { count: 5 }, env: { MODE: careful } }
  audit: { $add: true, type: noop, after: [load] }
`,
  'pipelines/orders.yaml': `kind: Pipeline
id: orders
description: Loads orders.
docs: Long text.
owner: sales
domain: commerce
tier: critical
tags: [sales]
runbook: https://runbooks.example.com/orders
environments: [prod]
schedule: { cron: "30 2 * * *", timezone: UTC, start: "2026-01-01", end: "2027-01-01", window: none, catchup: false }
max_active_runs: 1
max_active_tasks: 8
timeout: 3h
paused: false
task_defaults: { retries: { count: 2 }, pool: { name: warehouse } }
groups: { stage: { description: Landing to staging, groups: { files: { description: Files } } } }
airflow: { dag_id: sales.orders }
tasks:
  extract:
    type: bash
    description: Extracts orders.
    docs: Long text.
    owner: sales
    after: []
    when: all_success
    group: stage.files
    environments: [prod]
    retries: { count: 2, delay: 5m, backoff: exponential, max_delay: 1h }
    timeout: 30m
    pool: { name: warehouse, slots: 2 }
    priority: 3
    airflow: { task_id: Extract.Orders }
    command: extract-orders
    env: { OUT: s3://lake }
    skip_exit_code: 99
  extract_file: { type: bash, after: [extract], file: extract.sh }
  load: { type: sql, after: [extract_file], connection: warehouse, query: "SELECT :day", parameters: { day: "1" } }
  score: { type: python, after: [load], callable: "sales:score", arguments: { region: eu } }
  done: { type: noop, after: [score] }
  special:
    type: native
    class: { "2": sales.operators.Old, "3": sales.operators.New }
    templated: [sql]
    arguments: { sql: SELECT 1 }
  fill: { type: invoice_query, destination: sales.orders, query: SELECT 1, limit: 3 }
`,
  'pipelines/types/invoice_query.yaml': `kind: TaskType
id: invoice_query
description: Runs a query.
inputs:
  destination: { type: string, title: Destination, description: Table, pattern: "^[a-z.]+$", min_length: 1, max_length: 90, examples: [sales.orders] }
  query: { type: string, templated: true }
  mode: { type: string, enum: [append, replace], default: append }
  limit: { type: integer, minimum: 1, maximum: 10, optional: true }
  columns: { type: array, items: { type: string }, optional: true }
  owner_of: { type: object, properties: { name: { type: string } }, optional: true }
task:
  type: native
  class: { any: sales.operators.QueryOperator }
  templated: [sql]
  arguments: { table: "\${{ input.destination }}", sql: "\${{ input.query }}" }
  retries: { count: 4 }
`,
  'pipelines/extract.sh': 'extract-orders',
};
