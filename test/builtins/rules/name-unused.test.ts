import { testMutations } from './mutations.ts';

const told = (what: string, name: string): string =>
  `Nothing in the environment "prod" uses the ${what} "${name}": whoever changes it changes nothing. (in prod)`;

testMutations('name-unused', {
  clean: `environments: [prod]
tasks:
  extract:
    type: bash
    command: extract-orders --to \${{ var.landing }} --limit {{ params.limit | int }}
    env: { TOKEN: "\${{ secret.orders_token }}" }
  load: { type: sql, connection: warehouse, pool: warehouse, file: sql/load.sql }
params: { limit: { type: integer, default: 10 } }
`,
  files: {
    'pipelines/sql/load.sql': 'CALL ${{ var.schema }}.load_orders();\n',
    'pipelines/marts.yaml': 'kind: Pipeline\nid: marts\nenvironments: [prod]\ntasks: { load: { type: noop } }\n',
    'pipelines/shipments.yaml':
      'kind: Pipeline\nid: shipments\nenvironments: [prod]\ntasks: { load: { type: noop } }\n',
    'environments/dev/environment.yaml': 'kind: Environment\nid: dev\ntarget: { airflow: "3.3" }\n',
    'environments/prod/environment.yaml': `kind: Environment
id: prod
target: { airflow: "2.11" }
variables: { bucket: "s3://lake", landing: "\${{ var.bucket }}/orders", schema: analytics }
connections: { warehouse: { id: wh_prod, type: postgres } }
secrets: { orders_token: { variable: orders_token } }
pools: { warehouse: { slots: 4, description: Sessions } }
`,
  },
  caught: {
    'a variable that is written out': {
      edits: [['--to ${{ var.landing }}', '--to s3://lake/orders']],
      messages: [told('variable', 'landing')],
    },
    'a schema that the file no longer names': {
      edits: [['${{ var.schema }}.load_orders', 'load_orders']],
      messages: [told('variable', 'schema')],
    },
    'a secret': {
      edits: [['env: { TOKEN: "${{ secret.orders_token }}" }', 'env: { MODE: full }']],
      messages: [told('secret', 'orders_token')],
    },
    'another pool': {
      edits: [['pools: { warehouse:', 'pools: { heavy: { slots: 2, description: Long ones }, warehouse:']],
      messages: [told('pool', 'heavy')],
    },
    'another connection': {
      edits: [['connections: { warehouse:', 'connections: { lake: { id: lake, type: generic }, warehouse:']],
      messages: [told('connection', 'lake')],
    },
  },
  spared: {
    'a variable that another one names': [['${{ var.bucket }}/orders', '${{ var.bucket }}/orders/new']],
    'a connection by its id': [
      ['connections: { warehouse:', 'connections: { lake: { id: lake, type: generic }, warehouse:'],
      ['--to ${{ var.landing }}', '--to ${{ var.landing }} --as ${{ connection.lake.id }}'],
    ],
    'a secret of a connection': [
      ['connections: { warehouse:', 'connections: { lake: { id: lake, type: generic }, warehouse:'],
      ['{ variable: orders_token }', '{ connection: lake, field: password }'],
    ],
  },
});
