/** A small project with three environments, and pipelines that wait for each other. */
export const bookshop: Readonly<Record<string, string>> = {
  'dagwright.yaml': `kind: Project
id: bookshop
environments: [dev, stage, prod]
owners:
  orders-team: { contact: { email: orders@example.com } }
defaults:
  pipeline:
    owner: orders-team
  task:
    timeout: 30m
    retries: { count: 2, delay: 5m, backoff: exponential }
`,
  'environments/dev/environment.yaml': environment('dev', '3.3'),
  'environments/stage/environment.yaml': environment('stage', '2.11'),
  'environments/prod/environment.yaml': environment('prod', '2.11'),
  'pipelines/orders.yaml': `kind: Pipeline
id: orders
description: Loads the orders of a day.
tier: critical
runbook: https://runbooks.example.com/orders
schedule: { cron: "30 4 * * *", timezone: Europe/Berlin, start: 2026-01-01 }
tasks:
  extract:
    type: bash
    command: extract-orders --day \${{ run.date }}
  load:
    type: sql
    after: [extract]
    connection: warehouse
    file: sql/load_orders.sql
    parameters: { day: "\${{ run.date }}" }
  check:
    type: check
    after: [load]
    connection: warehouse
    table: orders
    rows: { at_least: 1 }
`,
  'pipelines/sql/load_orders.sql': `DELETE FROM orders WHERE day = :day;
INSERT INTO orders
SELECT order_id, day, amount
FROM landed_orders
WHERE day = :day;
`,
  'pipelines/report.yaml': `kind: Pipeline
id: report
description: Draws the report of a day.
schedule: { cron: "0 7 * * *", timezone: Europe/Berlin, start: 2026-01-01 }
tasks:
  wait_for_orders:
    type: wait
    for: { pipeline: orders }
    timeout: 2h
  draw:
    type: bash
    after: [wait_for_orders]
    command: draw-report --day \${{ run.date }}
`,
  'pipelines/stock.yaml': `kind: Pipeline
id: stock
description: Counts the stock.
schedule: { cron: "0 * * * *", start: 2026-01-01 }
tasks:
  count:
    type: bash
    command: count-stock --from \${{ run.window_start }}
`,
};

function environment(id: string, airflow: string): string {
  return `kind: Environment
id: ${id}
target: { airflow: "${airflow}" }
connections:
  warehouse: { id: warehouse_${id}, type: postgres }
`;
}

/** The project with parts of its files exchanged; a file that is exchanged for nothing is gone. */
export function edited(
  changes: Readonly<Record<string, readonly (readonly [from: string, to: string])[] | string | null>>,
  base: Readonly<Record<string, string>> = bookshop,
): Record<string, string> {
  const files: Record<string, string> = { ...base };
  for (const [path, change] of Object.entries(changes)) {
    if (change === null) delete files[path];
    else files[path] = typeof change === 'string' ? change : change.reduce(exchanged, files[path] ?? '');
  }
  return files;
}

function exchanged(text: string, [from, to]: readonly [string, string]): string {
  if (!text.includes(from)) throw new Error(`the project has no "${from}"`);
  return text.replace(from, () => to);
}
