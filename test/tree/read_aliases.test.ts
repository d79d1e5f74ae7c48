import { expect, test } from 'vitest';
import { printed } from './printed.ts';

test('an alias without an anchor is compared with the anchors before it', () => {
  const text = `load: &retry_policy { count: 2 }
check: *retry_polcy
files: *.csv
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:2:8: error: No anchor "&retry_polcy" stands before this alias. Did you mean "*retry_policy"? [unknown-alias]
  2 | check: *retry_polcy
    |        ^^^^^^^^^^^^
  help: If it is text that begins with "*", put it in quotes.

orders.yaml:3:8: error: No anchor "&.csv" stands before this alias. [unknown-alias]
  3 | files: *.csv
    |        ^^^^^
  help: If it is text that begins with "*", put it in quotes.
`);
});

test('an anchor that comes later does not count', () => {
  const text = `load: *retry
check: &retry { count: 2 }
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:7: error: No anchor "&retry" stands before this alias. [unknown-alias]
  1 | load: *retry
    |       ^^^^^^
  help: If it is text that begins with "*", put it in quotes.
`);
});

test('an alias inside the value that it stands for', () => {
  const text = `tasks: &tasks
  load:
    after: [*tasks]
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:3:13: error: "*tasks" stands inside the value that "&tasks" names, so the value would contain itself. [alias-cycle]
  3 |     after: [*tasks]
    |             ^^^^^^
  help: Write the inner value out.
orders.yaml:1:8: note: "&tasks" begins here.
  1 | tasks: &tasks
    |        ^^^^^^
`);
});

test('a few lines of aliases that stand for millions of values', () => {
  const text = `a: &a [orders, orders, orders, orders, orders, orders, orders, orders, orders, orders]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:5:36: error: The aliases of this file stand for more than 100,000 values. [alias-bomb]
  5 | e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
    |                                    ^^
  help: Write the values out, or split the file.
`);
});
