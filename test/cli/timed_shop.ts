/** A project with one pipeline for each form of schedule, and one with tasks of several types. */
export const timedShop: Readonly<Record<string, string>> = {
  'dagwright.yaml': `kind: Project
id: shop
environments: [prod, old]
defaults: { pipeline: { schedule: { timezone: Europe/Berlin } } }
`,
  'environments/prod/environment.yaml': environment('prod', '3.3'),
  'environments/old/environment.yaml': environment('old', '2.11'),
  ...pipeline('daily', '{ cron: "30 0 * * *", start: 2026-01-01 }'),
  ...pipeline('hourly', '{ cron: "0 * * * *", start: 2026-01-01, catchup: true }'),
  ...pipeline('points', '{ cron: "30 0 * * *", start: 2026-01-01, window: none }'),
  ...pipeline('sliding', '{ cron: "0 */8 * * *", start: 2026-01-01, window: 1d, timezone: UTC }'),
  ...pipeline('several', '{ cron: ["30 0 * * 1-5", "0 9 * * 6,0"], start: 2026-01-01, window: none }'),
  ...pipeline('every', '{ every: 6h, start: 2026-01-01, timezone: UTC }'),
  ...pipeline('once', '{ once: true, start: 2026-03-01T06:00 }'),
  ...pipeline('assets', '{ assets: { any: ["warehouse://sales"] } }'),
  ...pipeline('manual', 'manual'),
  ...pipeline('ended', '{ cron: "30 0 * * *", start: 2026-01-01, end: 2026-01-05 }'),
  ...pipeline('future', '{ cron: "30 0 * * *", start: 2026-06-01 }'),
  ...pipeline(
    'orders',
    '{ cron: "30 0 * * *", start: 2026-01-01 }',
    `  extract:
    type: bash
    command: |
      extract-orders --day \${{ run.date }} --try \${{ run.attempt }} \\
        --out "$OUT"
    env:
      OUT: '\${{ var.landing }}/\${{ run.date | format("%Y/%m/%d") }}'
      TOKEN: \${{ secret.token }}
      FULL: \${{ run.params.full_refresh }}
  load:
    type: sql
    after: [extract]
    connection: warehouse
    query: DELETE FROM orders WHERE day = :day AND region = :region
    parameters: { day: "\${{ run.date }}", region: "\${{ item }}" }
    map: { over: [eu, us] }
  score:
    type: python
    after: [load]
    callable: shop.scoring:score
    arguments: { days: ["\${{ run.date }}"], full: "\${{ run.params.full_refresh }}", limits: "\${{ stored.limits.most }}" }
  campaign: { type: noop, start: 2027-01-01 }
  trial: { type: noop, end: 2026-02-01 }
params:
  full_refresh: { type: boolean, default: false }
`,
  ),
  ...pipeline(
    'reports',
    '{ cron: "0 7 * * 1", start: 2026-01-01 }',
    `  breakfast: { type: wait, for: { time: "08:30" } }
  of_days: { type: wait, for: { pipeline: daily } }
  of_window: { type: wait, for: { pipeline: daily, match: window } }
  latest: { type: wait, for: { pipeline: hourly, match: latest } }
  before: { type: wait, for: { pipeline: hourly, match: { offset: -1d } } }
`,
  ),
};

function environment(id: string, airflow: string): string {
  return `kind: Environment
id: ${id}
target: { airflow: "${airflow}" }
variables: { landing: s3://lake }
connections: { warehouse: { id: wh, type: postgres } }
secrets: { token: { variable: shop_token } }
stored: { limits: { variable: limits, json: true } }
`;
}

function pipeline(id: string, schedule: string, tasks = '  load: { type: noop }\n'): Record<string, string> {
  return { [`pipelines/${id}.yaml`]: `kind: Pipeline\nid: ${id}\nschedule: ${schedule}\ntasks:\n${tasks}` };
}
