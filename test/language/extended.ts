import type { Files } from './repository.ts';

/** A document of an environment, `environments/<id>/environment.yaml`. */
export function document(id: string, text: string): Files {
  return { [`environments/${id}/environment.yaml`]: `kind: Environment\nid: ${id}\n${text}` };
}

/** The project with these environments; `shared-cloud` is none of them. */
export function project(...environments: readonly string[]): Files {
  return {
    'dagwright.yaml': `kind: Project\nid: commerce\nenvironments: [${environments.join(', ')}]\n`,
    'environments/dev/environment.yaml': undefined,
    'environments/prod/environment.yaml': undefined,
  };
}

export const cloud: Files = document(
  'shared-cloud',
  `target: { airflow: "2.11", providers: { amazon: "9.12.0" } }
variables: { region: none, landing: "s3://lake-\${{ var.region }}/\${{ env.id }}" }
connections: { warehouse: { id: wh_shared, type: postgres } }
pools: { warehouse: { slots: 4 } }
defaults: { task: { timeout: 45m, retries: { count: 1, delay: 1m } } }
overrides: { task: { pool: warehouse } }
`,
);

export const eu: Files = document('prod-eu', 'extends: shared-cloud\nvariables: { region: eu }\n');
export const us: Files = document(
  'prod-us',
  `extends: shared-cloud
target: { dag_id_prefix: us_ }
variables: { region: us }
pools: { warehouse: { slots: 8 } }
defaults: { task: { retries: { count: 2 } } }
`,
);

export const pipeline = `tasks:
  load: { type: sql, connection: warehouse, query: "SELECT '\${{ var.landing }}'" }
`;
