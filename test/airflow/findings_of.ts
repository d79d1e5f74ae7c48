import { builtins } from '../../src/builtins/index.ts';
import { compile } from '../../src/compile.ts';
import { renderText } from '../../src/edge/report/text.ts';
import { memorySnapshot } from '../../src/model/snapshot.ts';

/** What compiling says of one pipeline, on one version of Airflow with the providers that are listed. */
export function findingsOf(airflow: string, pipeline: string, providers = '{}'): string {
  const snapshot = memorySnapshot({
    'dagwright.yaml': 'kind: Project\nid: shop\nenvironments: [only]\n',
    'environments/only/environment.yaml': `kind: Environment
id: only
target: { airflow: "${airflow}", providers: ${providers} }
connections:
  ledger: { id: ledger, type: postgres }
  copy: { id: copy, type: mysql }
  events: { id: events, type: bigquery }
  anything: { id: anything, type: generic }
  shop_api: { id: shop_api, type: http }
  team_chat: { id: team_chat, type: slack }
channels:
  on_call: { slack_webhook: { connection: team_chat } }
  team: { email: { to: sales@example.com } }
pools: { late work: { slots: 2 } }
`,
    'pipelines/orders.yaml': `kind: Pipeline\nid: orders\n${pipeline}\n`,
  });
  return renderText(compile(snapshot, builtins, () => undefined).diagnostics, { color: false });
}
