import { teams } from './words.js';

/** The project, its environments and its organisation's types: the same for every seed. @returns {ReadonlyMap<string, string>} */
export function projectFiles() {
  return new Map([
    ['dagwright.yaml', project()],
    ['pipelines/types/warehouse_table.yaml', warehouseTable],
    ['pipelines/types/partner_export.yaml', partnerExport],
    ['environments/dev/environment.yaml', environment('dev', '3.3', 2)],
    ['environments/stage/environment.yaml', environment('stage', '2.11', 4)],
    ['environments/prod/environment.yaml', environment('prod', '2.11', 8)],
  ]);
}

function project() {
  const owners = teams.map(
    ({ owner, folder }) => `  ${owner}: { contact: { slack: "#${folder}-data", email: ${folder}@example.com } }`,
  );
  return [
    'kind: Project',
    'id: warehouse',
    'environments: [dev, stage, prod]',
    'owners:',
    ...owners,
    'defaults:',
    '  pipeline: { timeout: 3h }',
    '  task: { retries: { count: 2, delay: 5m }, timeout: 30m }',
    '  task_types: { sql: { connection: warehouse, pool: warehouse } }',
    '',
  ].join('\n');
}

function environment(id, airflow, slots) {
  return [
    'kind: Environment',
    `id: ${id}`,
    `target: { airflow: "${airflow}", providers: { cncf-kubernetes: "10.6.2", http: "5.3.1" } }`,
    'variables:',
    `  schema: analytics_${id}`,
    `  bucket: s3://lake-${id}`,
    '  landing: ${{ var.bucket }}/landing',
    'connections:',
    `  warehouse: { id: wh_${id}, type: postgres }`,
    `  shop_api: { id: shop_${id}, type: http }`,
    'channels: { team: { email: { to: "${{ pipeline.owner.contact.email }}" } } }',
    `kubernetes: { namespace: data-${id}, service_account: pipelines }`,
    'external_pipelines:',
    '  crm_export: { dag_id: crm.nightly-export, schedule: { cron: "0 1 * * *" } }',
    '  marts: { dag_id: marts }',
    `secrets: { partner_token: { variable: partner_token_${id} } }`,
    'pools:',
    `  warehouse: { slots: ${slots}, description: Sessions on the warehouse }`,
    `  heavy: { slots: ${slots}, description: Long statements }`,
    'defaults:',
    `  task: { retries: { count: ${id === 'dev' ? 0 : 3} } }`,
    '',
  ].join('\n');
}

const warehouseTable = `kind: TaskType
id: warehouse_table
description: Replaces a table by what a query gives.
inputs:
  table:
    type: string
    pattern: ^[a-z_]+\\.[a-z_]+$
    description: The table that is replaced, with its schema.
  query:
    type: string
    templated: true
    description: What the table holds afterwards.
task:
  type: sql
  query: |
    DROP TABLE IF EXISTS \${{ input.table }};
    CREATE TABLE \${{ input.table }} AS
    \${{ input.query }}
  retries: { count: 4 }
`;

const partnerExport = `kind: TaskType
id: partner_export
description: Sends a dataset to the partners who subscribed to it.
inputs:
  dataset: { type: string, description: What is sent. }
  batch: { type: integer, minimum: 1, default: 500, description: Rows in one message. }
task:
  type: python
  callable: partners.exports:send
  arguments:
    dataset: \${{ input.dataset }}
    batch: \${{ input.batch }}
    day: \${{ run.date }}
`;
