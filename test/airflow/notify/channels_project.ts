import { memorySnapshot, type Snapshot } from '../../../src/model/snapshot.ts';

/** A module of the shop's own: a notifier and a function, which write down what they are told. */
export const shopAlerts = `import json
import os

try:
    from airflow.sdk import BaseNotifier
except ImportError:
    from airflow.notifications.basenotifier import BaseNotifier


def note(**told):
    with open(os.environ["TOLD"], "a") as file:
        file.write(json.dumps(told) + "\\n")


class Pager(BaseNotifier):
    template_fields = ("summary", "details")

    def __init__(self, *, summary, severity, details):
        super().__init__()
        self.summary = summary
        self.severity = severity
        self.details = details

    def notify(self, context):
        note(by="pager", summary=self.summary, severity=self.severity, details=self.details)


def record(context):
    ti = context.get("ti")
    note(by="record", run=context["run_id"], task=ti and ti.task_id, element=ti and ti.map_index)
`;

/** Two pipelines that tell every kind of channel how they went: one succeeds, one fails. */
export function channelsProject(version: string): Snapshot {
  return memorySnapshot({
    'dagwright.yaml': `kind: Project
id: shop
environments: [only]
owners:
  orders-team: { contact: { email: orders@example.com } }
  shipping: { contact: { email: shipping@example.com } }
`,
    'environments/only/environment.yaml': `kind: Environment
id: only
target: { airflow: "${version}", providers: { slack: "9.0.0" } }
connections:
  team_chat: { id: team_chat, type: slack }
channels:
  chat: { slack_webhook: { connection: team_chat } }
  team: { email: { to: ["\${{ pipeline.owner.contact.email }}", "leads@example.com"], from: pipelines@example.com } }
  pager:
    notifier: shop_alerts.Pager
    arguments:
      summary: '\${{ pipeline.id }} \${{ "{{" }} it {'
      severity: critical
      details: { text: "<\${{ message }}>", tags: [a, 1, true] }
  log: { callable: "shop_alerts:record" }
`,
    'pipelines/orders.yaml': `kind: Pipeline
id: orders
owner: orders-team
tier: critical
runbook: "https://runbooks.example.com/orders?a=1&b={{ds}}"
schedule: { cron: "30 3 * * *", timezone: Europe/Berlin, start: 2026-01-01 }
notify: { success: [chat, team, pager, log], failure: [chat] }
tasks:
  load: { type: bash, command: "true", notify: { success: [chat, team, log], failure: [pager] } }
  rest: { type: bash, after: [load], command: exit 9, skip_exit_code: 9, notify: { success: [chat], failure: [chat] } }
`,
    'pipelines/shipments.yaml': `kind: Pipeline
id: shipments
owner: shipping
schedule: { cron: "30 3 * * *", timezone: Europe/Berlin, start: 2026-01-01 }
notify: { success: [chat], failure: [chat, team, pager, log] }
tasks:
  label:
    type: bash
    map: { over: [eu, us] }
    command: echo \${{ item }}; exit 1
    retries: { count: 1, delay: 1s }
    notify: { success: [chat], failure: [chat, log] }
`,
  });
}
