import { testMutations } from './mutations.ts';

const twice = (table: string, verb = 'INSERT', task = 'load'): string =>
  `The ${verb} into "${table}" has no key: when the task "${task}" runs again, its rows are there twice.`;

testMutations('insert-without-key', {
  clean: `tasks:
  load:
    type: sql
    connection: warehouse
    query: |
      -- One day is one partition.
      DELETE FROM \${{ var.schema }}.orders WHERE day = :day;
      INSERT INTO \${{ var.schema }}.orders SELECT * FROM landing WHERE day = :day;
    parameters: { day: "\${{ run.date }}" }
  file:
    type: sql
    connection: warehouse
    file: sql/load_orders.sql
    parameters: { day: "\${{ run.date }}" }
  own: { type: append_rows, into: invoices, from: SELECT 1 }
  upsert:
    type: sql
    connection: warehouse
    query: INSERT INTO shipments SELECT * FROM shipments_landing ON CONFLICT (id) DO NOTHING
`,
  files: {
    'pipelines/types/append_rows.yaml': `kind: TaskType
id: append_rows
inputs:
  into: { type: string }
  from: { type: string }
task:
  type: sql
  connection: warehouse
  query: |
    DROP TABLE IF EXISTS \${{ input.into }};
    CREATE TABLE \${{ input.into }} (id integer);
    INSERT INTO \${{ input.into }} \${{ input.from }};
`,
    'pipelines/sql/load_orders.sql': `/* in a file */
DELETE FROM "orders" WHERE day = :day;
INSERT INTO \${{ var.schema }}.Orders SELECT * FROM landing WHERE day = :day;
`,
  },
  caught: {
    'a MERGE that matches nothing': {
      edits: [
        [
          'INSERT INTO shipments SELECT * FROM shipments_landing ON CONFLICT (id) DO NOTHING',
          'MERGE INTO shipments USING shipments_landing ON 1 = 0 WHEN NOT MATCHED THEN INSERT (id) VALUES (1)',
        ],
      ],
      messages: [twice('shipments', 'MERGE', 'upsert')],
    },
    'files that are loaded again by force': {
      edits: [
        [
          'INSERT INTO shipments SELECT * FROM shipments_landing ON CONFLICT (id) DO NOTHING',
          'COPY INTO shipments FROM @landing FORCE = TRUE',
        ],
      ],
      messages: [twice('shipments', 'COPY', 'upsert')],
    },
    'an INSERT into several tables': {
      edits: [
        [
          'INSERT INTO shipments SELECT * FROM shipments_landing ON CONFLICT (id) DO NOTHING',
          'INSERT ALL WHEN id > 1 THEN INTO shipments SELECT id FROM shipments_landing',
        ],
      ],
      messages: [twice('shipments', 'INSERT', 'upsert')],
    },
    'no deletion in front': {
      edits: [['DELETE FROM ${{ var.schema }}.orders WHERE day = :day;\n', '\n']],
      messages: [twice('${{ var.schema }}.orders')],
    },
    'a deletion behind': {
      edits: [['-- One day is one partition.', 'INSERT INTO ${{ var.schema }}.orders SELECT 1;']],
      messages: [twice('${{ var.schema }}.orders')],
    },
    'a deletion from another table, in a file': {
      edits: [['FROM "orders"', 'FROM orders_old']],
      messages: [twice('${{ var.schema }}.Orders', 'INSERT', 'file')],
    },
    'a deletion in a comment': {
      edits: [['DELETE FROM "orders"', '-- DELETE FROM orders']],
      messages: [twice('${{ var.schema }}.Orders', 'INSERT', 'file')],
    },
    'a key that is gone': {
      edits: [[' ON CONFLICT (id) DO NOTHING', '']],
      messages: [twice('shipments', 'INSERT', 'upsert')],
    },
    'rows that are copied': {
      edits: [
        [
          'INSERT INTO shipments SELECT * FROM shipments_landing ON CONFLICT (id) DO NOTHING',
          "COPY shipments FROM '/landing/shipments.csv'",
        ],
      ],
      messages: [twice('shipments', 'COPY', 'upsert')],
    },
    'a task type that only adds': {
      edits: [
        ['    DROP TABLE IF EXISTS ${{ input.into }};\n', ''],
        ['    CREATE TABLE ${{ input.into }} (id integer);\n', ''],
      ],
      messages: [twice('invoices', 'INSERT', 'own')],
    },
    'what an input of a task type adds': {
      edits: [['from: SELECT 1', 'from: "SELECT 1; INSERT INTO bills SELECT 2"']],
      messages: [twice('bills', 'INSERT', 'own')],
    },
  },
  spared: {
    'a MERGE by key': [
      [
        'INSERT INTO shipments SELECT * FROM shipments_landing ON CONFLICT (id) DO NOTHING',
        'MERGE INTO shipments s USING landing l ON s.id = l.id WHEN NOT MATCHED THEN INSERT (id) VALUES (1)',
      ],
    ],
    'a MERGE that puts rows in the place of others': [
      [
        'INSERT INTO shipments SELECT * FROM shipments_landing ON CONFLICT (id) DO NOTHING',
        'MERGE INTO shipments USING landing ON FALSE WHEN NOT MATCHED BY SOURCE THEN DELETE WHEN NOT MATCHED THEN INSERT ROW',
      ],
    ],
    'rows that are replaced by a condition': [
      [
        'INSERT INTO shipments SELECT * FROM shipments_landing ON CONFLICT (id) DO NOTHING',
        'INSERT INTO shipments REPLACE WHERE id = 1 SELECT * FROM shipments_landing WHERE id = 1',
      ],
    ],
    'another way to say the table': [['FROM "orders"', 'FROM orders']],
    'a table that is emptied': [['DELETE FROM "orders" WHERE day = :day', 'TRUNCATE TABLE orders']],
    'a deletion that is part of the statement': [
      [
        'INSERT INTO shipments SELECT * FROM shipments_landing ON CONFLICT (id) DO NOTHING',
        'WITH old AS (DELETE FROM shipments RETURNING 1) INSERT INTO shipments SELECT * FROM shipments_landing',
      ],
    ],
    'rows that are there are left out': [
      [
        'shipments_landing ON CONFLICT (id) DO NOTHING',
        'shipments_landing l WHERE NOT EXISTS (SELECT 1 FROM shipments s WHERE s.id = l.id)',
      ],
    ],
    'a log': [
      [
        'INSERT INTO shipments SELECT * FROM shipments_landing ON CONFLICT (id) DO NOTHING',
        'INSERT INTO load_log VALUES (1)',
      ],
    ],
    'a text that speaks of an INSERT': [['-- One day is one partition.', "SELECT 'INSERT INTO orders VALUES (1)';"]],
    'what is copied out of the table': [
      [
        'INSERT INTO shipments SELECT * FROM shipments_landing ON CONFLICT (id) DO NOTHING',
        "COPY shipments TO '/landing/shipments.csv'",
      ],
    ],
  },
});
