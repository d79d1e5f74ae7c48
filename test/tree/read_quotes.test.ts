import { expect, test } from 'vitest';
import { printed } from './printed.ts';

test('a quote that is not closed', () => {
  const text = `tasks:
  load:
    query: "select 1
    pool: warehouse
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:3:12: error: The quote (") that opens here is not closed. [yaml-syntax]
  3 |     query: "select 1
    |            ^^^^^^^^^
  help: Close it with ". Further lines of the text must be indented more than the key.
`);
});

test('a quote that is not closed before the file ends', () => {
  const text = `tasks:
  load: { query: 'select 1, pool: warehouse }
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:2:18: error: The quote (') that opens here is not closed. [yaml-syntax]
  2 |   load: { query: 'select 1, pool: warehouse }
    |                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Close it with '. Further lines of the text must be indented more than the key.
`);
});

test('a quote inside quotes', () => {
  const text = `description: 'the day's orders'
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:23: error: The text ends with the quote (') before this, so nothing may follow. [yaml-syntax]
  1 | description: 'the day's orders'
    |                       ^^^^^^^^^
  help: Put the whole value in quotes; write '' for a quote inside the text.
`);
});

test('text after a quote', () => {
  const text = `description: "orders" of the day
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:23: error: The text ends with the quote (") before this, so nothing may follow. [yaml-syntax]
  1 | description: "orders" of the day
    |                       ^^^^^^^^^^
  help: Put the whole value in quotes; write \\" for a quote inside the text.
`);
});

test('an unknown escape', () => {
  const text = `pattern: "\\d+"
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:11: error: "\\d" is no escape that double quotes know. [yaml-syntax]
  1 | pattern: "\\d+"
    |           ^^
  help: Write "\\\\" for a backslash, or use single quotes, which have no escapes.
`);
});

test('an escape with the wrong digits', () => {
  const text = `mark: "\\xZ1"
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:8: error: "\\xZ" is no escape that double quotes know. [yaml-syntax]
  1 | mark: "\\xZ1"
    |        ^^^
  help: Write "\\\\" for a backslash, or use single quotes, which have no escapes.
`);
});
