import { expect, test } from 'vitest';
import { printed } from './printed.ts';

test('an empty file', () => {
  const text = '';
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:1: error: This file is empty; a document with a "kind" belongs here. [empty-file]
  help: Write the document, or remove the file.
`);
});

test('a file with comments only', () => {
  const text = `# orders are loaded elsewhere

---
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:1: error: This file is empty; a document with a "kind" belongs here. [empty-file]
  help: Write the document, or remove the file.
`);
});

test('a list where a map belongs', () => {
  const text = `- kind: Pipeline
- kind: Pipeline
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:1: error: This file holds a list; a map with a "kind" belongs here. [root-not-map]
  1 | - kind: Pipeline
    | ^^^^^^^^^^^^^^^^
  help: Begin with a line such as "kind: Pipeline".
`);
});

test('a text where a map belongs', () => {
  const text = `kind Pipeline
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:1: error: This file holds a text; a map with a "kind" belongs here. [root-not-map]
  1 | kind Pipeline
    | ^^^^^^^^^^^^^
  help: Begin with a line such as "kind: Pipeline".
`);
});

test('a number where a map belongs', () => {
  const text = `42
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:1: error: This file holds a single value; a map with a "kind" belongs here. [root-not-map]
  1 | 42
    | ^^
  help: Begin with a line such as "kind: Pipeline".
`);
});

test('two documents in a file', () => {
  const text = `kind: Pipeline
id: orders
---
kind: Pipeline
id: invoices
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:3:1: error: A second document begins here; a file holds one. [several-documents]
  3 | ---
    | ^^^
  help: Move it to a file of its own, or remove this line.
`);
});

test('a second document after an end marker', () => {
  const text = `kind: Pipeline
...
# more
kind: Pipeline
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:2:1: error: A second document begins here; a file holds one. [several-documents]
  2 | ...
    | ^^^
  help: Move it to a file of its own, or remove this line.
`);
});

test('directives', () => {
  const text = `# orders
%YAML 1.1
%TAG ! tag:example.com,2026:
%PADDING none
---
kind: Pipeline
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:2:1: error: The directive "%YAML" is not part of the language. [directive]
  2 | %YAML 1.1
    | ^^^^^^^^^
  help: Remove the line; files are read as YAML 1.2.

orders.yaml:3:1: error: The directive "%TAG" is not part of the language. [directive]
  3 | %TAG ! tag:example.com,2026:
    | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Remove the line; files are read as YAML 1.2.

orders.yaml:4:1: error: The directive "%PADDING" is not part of the language. [directive]
  4 | %PADDING none
    | ^^^^^^^^^^^^^
  help: Remove the line; files are read as YAML 1.2.
`);
});

test('a directive without the marker that ends it', () => {
  const text = `%YAML 1.2
kind: Pipeline
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:1: error: The directive "%YAML" is not part of the language. [directive]
  1 | %YAML 1.2
    | ^^^^^
  help: Remove the line; files are read as YAML 1.2.
`);
});

test('all mistakes of a file come in one run', () => {
  const text = `1: one
load: { type: !env TYPE, size: .inf, after: *extract }
load: 12345678901234567890
<<: { cron: {{ cron }} }
---
more: true
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:1: error: The key 1 is a number; keys are text. [key-not-text]
  1 | 1: one
    | ^
  help: Put it in quotes: "1".

orders.yaml:2:15: error: The tag "!env" is not known here. [unknown-tag]
  2 | load: { type: !env TYPE, size: .inf, after: *extract }
    |               ^^^^
  help: The environment of the process is never read. Write a variable of the environment: \${{ var.name }}.

orders.yaml:2:32: error: ".inf" is not a finite number, and no key takes such a value. [not-finite-number]
  2 | load: { type: !env TYPE, size: .inf, after: *extract }
    |                                ^^^^
  help: Write a number; if the text ".inf" is meant, put it in quotes.

orders.yaml:2:45: error: No anchor "&extract" stands before this alias. [unknown-alias]
  2 | load: { type: !env TYPE, size: .inf, after: *extract }
    |                                             ^^^^^^^^
  help: If it is text that begins with "*", put it in quotes.

orders.yaml:3:1: error: The key "load" is written twice in this map. [duplicate-key]
  3 | load: 12345678901234567890
    | ^^^^
  help: Remove or rename one of the two.
orders.yaml:2:1: note: "load" is first written here.
  2 | load: { type: !env TYPE, size: .inf, after: *extract }
    | ^^^^

orders.yaml:3:7: error: The whole number 12345678901234567890 is too large: beyond 2^53, digits are lost. [lossy-number]
  3 | load: 12345678901234567890
    |       ^^^^^^^^^^^^^^^^^^^^
  help: Put it in quotes if it is an identifier; else write fewer digits.

orders.yaml:4:1: error: The merge key "<<" is not part of the language. [merge-key]
  4 | <<: { cron: {{ cron }} }
    | ^^
  help: Write the keys out, or put what tasks have in common into "task_defaults" or "defaults".

orders.yaml:4:13: error: A value that begins with "{{" must be in quotes: without them, YAML reads a map. [unquoted-jinja]
  4 | <<: { cron: {{ cron }} }
    |             ^^^^^^^^^^
  help: Put the whole value in quotes; or, for the date of the run, write "\${{ run.date }}".

orders.yaml:5:1: error: A second document begins here; a file holds one. [several-documents]
  5 | ---
    | ^^^
  help: Move it to a file of its own, or remove this line.
`);
});
