/** A small project with two environments, each with a pool, and two pipelines. */
export const shop: Readonly<Record<string, string>> = {
  'dagwright.yaml': 'kind: Project\nid: shop\nenvironments: [dev, prod]\n',
  'environments/dev/environment.yaml': environment('dev', '3.3', 2),
  'environments/prod/environment.yaml': environment('prod', '2.11', 8),
  'pipelines/orders.yaml': pipeline('orders'),
  'pipelines/invoices.yaml': pipeline('invoices'),
};

export function environment(id: string, airflow: string, slots: number): string {
  return `kind: Environment
id: ${id}
target: { airflow: "${airflow}" }
pools:
  warehouse: { slots: ${slots}, description: Sessions }
`;
}

export function pipeline(id: string): string {
  return `kind: Pipeline
id: ${id}
schedule: { cron: "30 2 * * *", start: 2026-01-01 }
tasks:
  load:
    type: bash
    command: load-${id}
    pool: warehouse
`;
}
