/** The files of a new project, which compiles as it is: path → text. */
export function newProject(id: string): ReadonlyMap<string, string> {
  return new Map([
    ['dagwright.yaml', projectFile(id)],
    ['environments/dev/environment.yaml', environmentFile('dev', '3.3', 2)],
    ['environments/prod/environment.yaml', environmentFile('prod', '2.11', 8)],
    ['environments/prod/overlays/daily_orders.yaml', overlayFile],
    ['pipelines/example/daily_orders.yaml', pipelineFile],
    ['pipelines/example/sql/load_orders.sql', sqlFile],
  ]);
}

/** Written only where there is none. */
export const ignoreFile: readonly [path: string, text: string] = ['.gitignore', '*.dagwright-tmp\n'];

function modeline(kind: string, depth: number): string {
  return `# yaml-language-server: $schema=${'../'.repeat(depth)}generated/schema/${kind}.schema.json\n`;
}

function projectFile(id: string): string {
  return `${modeline('project', 0)}kind: Project
id: ${id}
environments: [dev, prod]
owners:
  data-platform: { contact: { email: data-platform@example.com } }
defaults:
  pipeline: { max_active_runs: 1 }
  task:
    retries: { count: 2, delay: 5m, backoff: exponential, max_delay: 1h }
    timeout: 30m
`;
}

function environmentFile(id: string, airflow: string, slots: number): string {
  return `${modeline('environment', 2)}kind: Environment
id: ${id}
target: { airflow: "${airflow}" }
variables:
  schema: analytics${id === 'prod' ? '' : `_${id}`}
connections:
  warehouse: { id: warehouse_${id}, type: postgres }
pools:
  warehouse: { slots: ${slots}, description: Sessions on the warehouse }
`;
}

const overlayFile = `${modeline('overlay', 3)}kind: Overlay
pipeline: daily_orders
tasks:
  load: { retries: { count: 4 } }
`;

const pipelineFile = `${modeline('pipeline', 2)}kind: Pipeline
id: daily_orders
description: Loads the day's orders into the warehouse.
owner: data-platform
domain: example
tags: [example]
runbook: https://runbooks.example.com/daily-orders
schedule:
  cron: "30 2 * * *"
  timezone: UTC
  start: 2026-01-01
timeout: 5h
tasks:
  load:
    type: sql
    connection: warehouse
    pool: warehouse
    file: sql/load_orders.sql
    parameters: { day: "\${{ run.date }}" }
`;

const sqlFile = `DELETE FROM \${{ var.schema }}.orders WHERE day = :day;
INSERT INTO \${{ var.schema }}.orders
SELECT * FROM \${{ var.schema }}.landed_orders WHERE day = :day;
`;
