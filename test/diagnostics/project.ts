import { builtins } from '../../src/builtins/index.ts';
import { compile } from '../../src/compile.ts';
import { renderText } from '../../src/edge/report/text.ts';
import { memorySnapshot, type ReadingProblem, type Snapshot } from '../../src/model/snapshot.ts';

/** Files over those of the project; undefined takes one away. */
export type Files = Readonly<Record<string, string | ReadingProblem | undefined>>;

/** A small project in which nothing is wrong. Tests lay the file with the mistake over it. */
export const project: Readonly<Record<string, string>> = {
  'dagwright.yaml': `kind: Project
id: commerce
environments: [dev, stage, prod]
owners:
  sales-platform: { contact: { slack: "#sales" } }
defaults:
  task: { retries: 2 }
`,
  'environments/dev/environment.yaml': environment('dev', '3.3'),
  'environments/stage/environment.yaml': environment('stage', '2.11'),
  'environments/prod/environment.yaml': environment('prod', '2.11'),
  'pipelines/orders.yaml': `kind: Pipeline
id: orders
owner: sales-platform
schedule: { cron: "30 2 * * *", start: 2026-01-01 }
tasks:
  extract: { type: bash, command: extract-orders }
  load:
    type: sql
    after: [extract]
    connection: warehouse
    query: SELECT 1
    pool: warehouse
`,
  'pipelines/shipments.yaml': `kind: Pipeline
id: shipments
tasks:
  ship: { type: invoice_query, destination: sales.shipments, query: SELECT 1 }
`,
  'pipelines/types/invoice_query.yaml': `kind: TaskType
id: invoice_query
inputs:
  destination: { type: string, pattern: "^[a-z_]+\\\\.[a-z_]+$" }
  query: { type: string, templated: true }
  mode: { type: string, enum: [append, replace], default: append }
  limit: { type: integer, minimum: 1, optional: true }
task:
  type: native
  class: analytics.operators.QueryOperator
  templated: [sql]
  arguments: { table: "\${{ input.destination }}", sql: "\${{ input.query }}", mode: "\${{ input.mode }}", limit: "\${{ input.limit }}" }
`,
};

/** The document of an environment, with more lines at its end. */
export function environment(id: string, airflow: string, more = ''): string {
  return `kind: Environment
id: ${id}
target: { airflow: "${airflow}" }
variables: { landing: s3://lake, schema: sales_${id}, hours: three }
connections:
  warehouse: { id: wh_${id}, type: postgres }
secrets:
  shop_token: { variable: shop_token }
stored:
  limits: { variable: order_limits }
pools:
  warehouse: { slots: 4 }
${more}`;
}

/** What a person sees after compiling the project with some files changed, without the line that counts findings. */
export function findings(changed: Files): string {
  return printed(snapshotWith(changed));
}

/** The same for the pipeline "orders" with other contents below its id. */
export function inOrders(text: string, more: Files = {}): string {
  return findings({ 'pipelines/orders.yaml': `kind: Pipeline\nid: orders\n${text}`, ...more });
}

/** The same for an overlay of the pipeline "orders" in "prod", with more contents below its head. */
export function inOverlay(text: string, more: Files = {}): string {
  return findings({ 'environments/prod/overlays/orders.yaml': `kind: Overlay\npipeline: orders\n${text}`, ...more });
}

/** The project with some files changed. */
export function snapshotWith(changed: Files): Snapshot {
  const files: Record<string, string | ReadingProblem> = { ...project };
  for (const [path, content] of Object.entries(changed)) {
    if (content === undefined) delete files[path];
    else files[path] = content;
  }
  return memorySnapshot(files);
}

/** The findings of a repository as they are printed; empty where there are none. */
export function printed(snapshot: Snapshot): string {
  const { diagnostics } = compile(snapshot, builtins, () => undefined);
  const text = renderText(diagnostics, { color: false, limit: 1000 });
  return diagnostics.length === 0 ? '' : `\n${text.replace(/\n\n[^\n]*\n$/u, '\n')}`;
}
