import { expect, test } from 'vitest';
import { printed } from './printed.ts';

test('a key written twice is reported at the second, with a note at the first', () => {
  const text = `id: orders
owner: sales
tasks:
  load: { type: bash }
owner: finance
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:5:1: error: The key "owner" is written twice in this map. [duplicate-key]
  5 | owner: finance
    | ^^^^^
  help: Remove or rename one of the two.
orders.yaml:2:1: note: "owner" is first written here.
  2 | owner: sales
    | ^^^^^
`);
});

test('a merge key is refused; the same key in quotes is a key', () => {
  const text = `defaults: &defaults { retries: 1 }
load:
  <<: *defaults
  "<<": kept
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:3:3: error: The merge key "<<" is not part of the language. [merge-key]
  3 |   <<: *defaults
    |   ^^
  help: Write the keys out, or put what tasks have in common into "task_defaults" or "defaults".
`);
});

test('keys that are numbers, booleans or null are to be put in quotes', () => {
  const text = `options:
  1: publish
  true: hold
  ~: wait
  1.50: publish
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:2:3: error: The key 1 is a number; keys are text. [key-not-text]
  2 |   1: publish
    |   ^
  help: Put it in quotes: "1".

orders.yaml:3:3: error: The key true is a boolean; keys are text. [key-not-text]
  3 |   true: hold
    |   ^^^^
  help: Put it in quotes: "true".

orders.yaml:4:3: error: The key ~ is null; keys are text. [key-not-text]
  4 |   ~: wait
    |   ^
  help: Put it in quotes: "~".

orders.yaml:5:3: error: The key 1.50 is a number; keys are text. [key-not-text]
  5 |   1.50: publish
    |   ^^^^
  help: Put it in quotes: "1.50".
`);
});

test('lists and maps are no keys', () => {
  const text = `[orders, invoices]: daily
? { region: eu }
: daily
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:1: error: A list stands where a key belongs; keys are text. [key-not-text]
  1 | [orders, invoices]: daily
    | ^^^^^^^^^^^^^^^^^^
  help: If it is text, put it in quotes.

orders.yaml:2:3: error: A map stands where a key belongs; keys are text. [key-not-text]
  2 | ? { region: eu }
    |   ^^^^^^^^^^^^^^
  help: If it is text, put it in quotes.
`);
});

test('a key that is missing', () => {
  const text = `tasks:
  : bash
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:2:3: error: The key is missing before ":". [key-not-text]
  2 |   : bash
    |   ^
  help: Write "key: value".
`);
});

test('"__proto__" is no key, at any depth', () => {
  const text = `__proto__: { admin: true }
tasks:
  load: { "__proto__": 1 }
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:1: error: "__proto__" cannot be a key. [reserved-key]
  1 | __proto__: { admin: true }
    | ^^^^^^^^^
  help: Choose another name.

orders.yaml:3:11: error: "__proto__" cannot be a key. [reserved-key]
  3 |   load: { "__proto__": 1 }
    |           ^^^^^^^^^^^
  help: Choose another name.
`);
});
