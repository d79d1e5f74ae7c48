/** The project that examples in documentation are compiled in; `src/builtins/README.md` tells its readers about it. */
export const exampleProject: Readonly<Record<string, string>> = {
  'dagwright.yaml': `kind: Project
id: analytics
environments: [dev, prod]
owners:
  sales-platform: { contact: { slack: "#sales-data", email: sales-data@example.com } }
`,
  'environments/dev/environment.yaml': environment('dev', '3.3', 'analytics_dev'),
  'environments/prod/environment.yaml': environment('prod', '2.11', 'analytics'),
  'pipelines/sql/load_orders.sql': `DELETE FROM \${{ var.schema }}.orders WHERE day = :day;
INSERT INTO \${{ var.schema }}.orders SELECT * FROM \${{ var.schema }}.orders_landing WHERE day = :day;
`,
  'pipelines/scripts/extract.sh': `set -euo pipefail
extract-orders --day "$DAY" > "$FOLDER/$DAY.csv"
`,
  'pipelines/scripts/score.py': `from dataclasses import dataclass


@dataclass
class Score:
    day: str
    rows: int


def score_day(day, rows):
    return vars(Score(day, rows))


def enough(least):
    return least < 100
`,
  'pipelines/shipments.yaml': `kind: Pipeline
id: shipments
owner: sales-platform
schedule: { cron: hourly, timezone: Europe/Berlin, start: 2026-01-01 }
tasks:
  load: { type: noop }
description: Takes over what the shops handed to carriers.
domain: logistics
timeout: 1h
`,
  'pipelines/marts.yaml': `kind: Pipeline
id: marts
owner: sales-platform
params:
  day: { type: string }
  copies: { type: integer, default: 1 }
tasks:
  refresh: { type: noop }
description: Sums what the shops sold and returned.
domain: commerce
timeout: 1h
`,
};

function environment(id: string, airflow: string, schema: string): string {
  return `kind: Environment
id: ${id}
target: { airflow: "${airflow}", providers: { amazon: "9.12.0", cncf-kubernetes: "10.6.2", google: "15.1.0", http: "5.3.1", slack: "9.1.4" } }
variables: { schema: ${schema}, landing: "s3://lake-${id}" }
connections:
  warehouse: { id: wh_${id}, type: postgres }
  lake: { id: lake_${id}, type: generic }
  exports: { id: exports_${id}, type: generic }
  sales_api: { id: sales_api_${id}, type: http }
  slack_oncall: { id: slack_oncall_${id}, type: slack }
channels:
  on_call: { slack_webhook: { connection: slack_oncall } }
  team: { email: { to: '\${{ pipeline.owner.contact.email }}', from: pipelines@example.com } }
  pager:
    notifier: sales.alerts.PagerNotifier
    arguments: { summary: '\${{ pipeline.id }} failed', details: '\${{ message }}' }
  record: { callable: 'sales.alerts:record' }
external_pipelines:
  legacy_export: { dag_id: team.legacy-export, schedule: { cron: "0 1 * * *", timezone: UTC } }
kubernetes: { namespace: data-${id}, service_account: pipelines }
secrets:
  orders_api_token: { variable: orders_api_token }
stored:
  limits: { variable: order_limits, json: true }
pools:
  warehouse: { slots: 4, description: Sessions on the warehouse }
`;
}
