import { testMutations } from './mutations.ts';

const told = (table: string, task = 'load'): string =>
  `The task "${task}" empties "${table}" without regard to the run, and only the rows of one run come back: after a rerun of an older day all others are gone.`;

testMutations('delete-without-partition', {
  clean: `tasks:
  clear:
    type: sql
    connection: warehouse
    query: DELETE FROM invoices WHERE day = :day
    parameters: { day: "\${{ run.date }}" }
  load:
    type: sql
    connection: warehouse
    query: |
      DELETE FROM \${{ var.schema }}.orders WHERE day = :day AND region = :region;
      INSERT INTO \${{ var.schema }}.orders SELECT * FROM landing WHERE day = :day;
      INSERT INTO invoices SELECT * FROM orders WHERE day = '\${{ run.date }}';
      CREATE TABLE customers AS SELECT 1;
    parameters: { day: "\${{ run.date }}", region: eu }
  own: { type: replace_table, table: marts.sales, query: SELECT 1 }
`,
  files: {
    'pipelines/types/replace_table.yaml': `kind: TaskType
id: replace_table
inputs: { table: { type: string }, query: { type: string, templated: true } }
task: { type: sql, connection: warehouse, query: "DROP TABLE IF EXISTS \${{ input.table }}; CREATE TABLE \${{ input.table }} AS \${{ input.query }}" }
`,
  },
  caught: {
    'a condition that is gone': {
      edits: [[' WHERE day = :day AND region = :region', '']],
      messages: [told('${{ var.schema }}.orders')],
    },
    'a condition without the run': {
      edits: [['day = :day AND region', 'region']],
      messages: [told('${{ var.schema }}.orders')],
    },
    'a task in front that empties': {
      edits: [['DELETE FROM invoices WHERE day = :day', 'TRUNCATE TABLE invoices']],
      messages: [told('invoices', 'clear')],
    },
    'a task type that replaces, given a day': {
      edits: [['query: SELECT 1 }', 'query: "SELECT * FROM sales WHERE day = DATE \'${{ run.date }}\'" }']],
      messages: [told('marts.sales', 'own')],
    },
    'a table that is replaced by a day': {
      edits: [
        [
          'CREATE TABLE customers AS SELECT 1',
          "CREATE OR REPLACE TABLE customers AS SELECT * FROM orders WHERE day = '{{ ds }}'",
        ],
      ],
      messages: [told('customers')],
    },
  },
  spared: {
    'a day by the clock, which another rule tells': [
      ['WHERE day = :day AND region = :region', 'WHERE day = CURRENT_DATE'],
      ['parameters: { day: "${{ run.date }}", region: eu }', 'parameters: { day: "${{ run.date }}" }'],
    ],
    'a pipeline without windows': [
      ['tasks:\n  clear', "schedule: { cron: '30 2 * * *', start: 2026-01-01, window: none }\ntasks:\n  clear"],
      ['DELETE FROM invoices WHERE day = :day', 'TRUNCATE TABLE invoices'],
    ],
    'a table that is made of everything': [['CREATE TABLE customers', 'DROP TABLE customers; CREATE TABLE customers']],
    'a staging table': [
      ['DELETE FROM invoices WHERE day = :day', 'TRUNCATE TABLE staging.invoices'],
      ['INSERT INTO invoices', 'INSERT INTO staging.invoices'],
    ],
    'rows that another table names': [
      ['WHERE day = :day AND region = :region', 'WHERE day IN (SELECT day FROM landing)'],
    ],
    'rows that are too old': [['WHERE day = :day AND region = :region', 'WHERE day < CURRENT_DATE - 90']],
    'a table of the session': [
      ['DELETE FROM invoices WHERE day = :day', 'TRUNCATE TABLE visits'],
      ['CREATE TABLE customers AS SELECT 1', "CREATE TEMP TABLE visits AS SELECT '${{ run.date }}'"],
    ],
  },
});
