import { testMutations } from './mutations.ts';

const told = (name: string, reference: string, owner: string, task: string, where: string): string =>
  `"${name}" is the "${reference}" of the environment "${owner}": the task "${task}" reaches it from another one. (in ${where})`;

testMutations('other-environment-name', {
  clean: `tasks:
  extract:
    type: bash
    description: As in s3://lake-prod.
    command: copy-orders --from "\${{ var.landing }}/orders"
    env: { MODE: full }
  load:
    type: sql
    connection: warehouse
    query: DELETE FROM \${{ var.schema }}.orders WHERE note = 'analytics.orders' AND analytics = 1
`,
  files: {
    'environments/prod/environment.yaml': `kind: Environment
id: prod
target: { airflow: "2.11" }
variables: { schema: analytics, landing: s3://lake-prod, shop_host: shop.example.com, mode_host: full }
connections: { warehouse: { id: wh_prod, type: postgres } }
`,
  },
  caught: {
    'a host in a command': {
      edits: [['--from', '--shop https://shop.example.com --from']],
      messages: [told('shop.example.com', 'var.shop_host', 'prod', 'extract', 'dev')],
    },
    'a bucket in a command': {
      edits: [['${{ var.landing }}', 's3://lake-prod']],
      messages: [told('s3://lake-prod', 'var.landing', 'prod', 'extract', 'dev')],
    },
    'a connection in a variable': {
      edits: [['MODE: full', 'CONNECTION: wh_dev']],
      messages: [told('wh_dev', 'connection.warehouse.id', 'dev', 'extract', 'prod')],
    },
    'a schema in SQL': {
      edits: [['${{ var.schema }}.orders', 'analytics.orders']],
      messages: [told('analytics', 'var.schema', 'prod', 'load', 'dev')],
    },
  },
  spared: {
    'a longer name': [['${{ var.landing }}', 's3://lake-production']],
    'a longer host': [['--from', '--shop https://old-shop.example.com --from']],
    'another word': [['MODE: full', 'MODE: analytics']],
    'the environment that it belongs to': [
      ['${{ var.landing }}', 's3://lake-prod'],
      ['type: bash', 'type: bash\n    environments: [prod]'],
    ],
  },
});
