import { environment, findings } from './project.ts';

/** Connections of the shop, in the place of those of the project. */
export const connections = `connections:
  warehouse: { id: wh, type: postgres }
  shop_api: { id: shop_api, type: http }
`;

/** What is said of one task, `tell`, where the providers of requests and containers are there. */
export function inShop(task: string): string {
  return findings({
    'environments/dev/environment.yaml': inEnvironment('dev', '3.3'),
    'environments/stage/environment.yaml': inEnvironment('stage', '2.11'),
    'environments/prod/environment.yaml': inEnvironment('prod', '2.11'),
    'pipelines/orders.yaml': `kind: Pipeline\nid: orders\ntasks:\n  tell:\n${task}`,
  });
}

function inEnvironment(id: string, airflow: string): string {
  return environment(id, airflow)
    .replace(/connections:\n.*\n/u, connections)
    .replace('" }', '", providers: { http: "5.3.1", cncf-kubernetes: "10.6.2" } }');
}
