import { testMutations } from './mutations.ts';

const message = (runs: number, table: string): string =>
  `Up to ${runs} runs of "orders" are under way at once, and nothing in "load" depends on the run: each removes the rows of "${table}" that another one wrote.`;

testMutations('overlapping-runs', {
  clean: `max_active_runs: 3
tasks:
  load:
    type: sql
    connection: warehouse
    query: |
      DELETE FROM orders WHERE day = :day;
      INSERT INTO orders SELECT * FROM orders_landing WHERE day = :day;
    parameters: { day: "\${{ run.date }}" }
`,
  caught: {
    'no day': {
      edits: [
        ['DELETE FROM orders WHERE day = :day', 'DELETE FROM orders'],
        ['orders_landing WHERE day = :day', 'orders_landing'],
        ['    parameters: { day: "${{ run.date }}" }\n', ''],
      ],
      messages: [message(3, 'orders')],
    },
    'the same day in all runs': { edits: [['${{ run.date }}', '2026-01-01']], messages: [message(3, 'orders')] },
    'a table that is made anew': {
      edits: [
        ['DELETE FROM orders WHERE day = :day;', 'DROP TABLE orders_all;'],
        ['INSERT INTO orders SELECT * FROM orders_landing WHERE day = :day', 'CREATE TABLE orders_all AS SELECT 1'],
        ['    parameters: { day: "${{ run.date }}" }\n', ''],
      ],
      messages: [message(3, 'orders_all')],
    },
    'the same for each element': {
      edits: [
        ['${{ run.date }}', '${{ item }}'],
        ['    type: sql', '    type: sql\n    map: { over: ["2026-01-01", "2026-01-02"] }'],
      ],
      messages: [message(3, 'orders')],
    },
  },
  spared: {
    'one run at a time': [
      ['max_active_runs: 3', 'max_active_runs: 1'],
      ['${{ run.date }}', '2026-01-01'],
    ],
    'one of the task at a time': [
      ['    type: sql', '    type: sql\n    max_active: 1'],
      ['${{ run.date }}', '2026-01-01'],
    ],
    'a task that waits for the run before': [
      ['    type: sql', '    type: sql\n    depends_on_past: true'],
      ['${{ run.date }}', '2026-01-01'],
    ],
    'all slots of a pool': [
      ['    type: sql', '    type: sql\n    pool: { name: warehouse, slots: 3 }'],
      ['${{ run.date }}', '2026-01-01'],
    ],
    'a table of the session': [
      ['DELETE FROM orders WHERE day = :day;', 'CREATE TEMPORARY TABLE new_orders AS SELECT 1;'],
      ['INSERT INTO orders SELECT * FROM orders_landing WHERE day = :day', 'SELECT count(*) FROM new_orders'],
      ['    parameters: { day: "${{ run.date }}" }\n', ''],
    ],
  },
});
