import { describe, expect, test } from 'vitest';
import { findingsOf } from './findings_of.ts';

const refused: readonly (readonly [name: string, airflow: string, pipeline: string, says: string])[] = [
  [
    'statements on an engine without transactions',
    '3.3',
    'tasks: { load: { type: sql, connection: events, query: "DELETE FROM a; INSERT INTO a SELECT 1" } }',
    `pipelines/orders.yaml:3:56: warning: The statements of the task "load" are not one transaction: a connection of the type "bigquery" commits each statement by itself. [no-transaction]
  3 | tasks: { load: { type: sql, connection: events, query: "DELETE FROM a; INSERT INTO a SELECT 1" } }
    |                                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Write them so that a retry after any of them does no harm, or each as a task of its own.

1 warning in 1 file
`,
  ],
  [
    'a statement that commits on MySQL',
    '3.3',
    'tasks: { load: { type: sql, connection: copy, query: "DELETE FROM a; TRUNCATE TABLE b" } }',
    `pipelines/orders.yaml:3:54: warning: The statements of the task "load" are not one transaction: TRUNCATE commits what came before it on a connection of the type "mysql". [no-transaction]
  3 | tasks: { load: { type: sql, connection: copy, query: "DELETE FROM a; TRUNCATE TABLE b" } }
    |                                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Write them so that a retry after any of them does no harm, or each as a task of its own.

1 warning in 1 file
`,
  ],
  [
    'SQL that names an unknown parameter',
    '3.3',
    'tasks: { load: { type: sql, connection: ledger, query: "SELECT :dya, \':x\', a::date", parameters: { day: 1 } } }',
    `pipelines/orders.yaml:3:56: error: The SQL names the parameter ":dya", which is not under "parameters". Did you mean "day"? [unknown-parameter]
  3 | …d: { type: sql, connection: ledger, query: "SELECT :dya, ':x', a::date", parameters: { day: 1 } } …
    |                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^

1 error in 1 file
`,
  ],
  [
    'parameters on a connection of no known kind',
    '3.3',
    'tasks: { load: { type: sql, connection: anything, query: "SELECT :day", parameters: { day: 1 } } }',
    `pipelines/orders.yaml:3:58: error: A connection of the type "generic" takes no parameters here. [parameters-not-supported]
  3 | tasks: { load: { type: sql, connection: anything, query: "SELECT :day", parameters: { day: 1 } } }
    |                                                          ^^^^^^^^^^^^^
  help: Name the real type of the connection in the environment, or write the values into the text.

1 error in 1 file
`,
  ],
];

describe('SQL that an engine cannot take as it is meant', () => {
  test.each(refused)('%s', (_, airflow, pipeline, says) => {
    expect(findingsOf(airflow, pipeline)).toBe(says);
  });
});

const taken: readonly (readonly [name: string, airflow: string, pipeline: string])[] = [
  [
    'one statement that changes a table on MySQL',
    '3.3',
    'tasks: { load: { type: sql, connection: copy, query: "TRUNCATE TABLE a; -- done" } }',
  ],
];

describe('SQL without a word about it', () => {
  test.each(taken)('%s', (_, airflow, pipeline) => {
    expect(findingsOf(airflow, pipeline)).toBe('no findings\n');
  });
});
