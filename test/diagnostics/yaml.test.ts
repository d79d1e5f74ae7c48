import { expect, test } from 'vitest';
import { builtins } from '../../src/builtins/index.ts';
import { compile } from '../../src/compile.ts';
import { inOrders, project, snapshotWith } from './project.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';

test('a key that is written twice', () => {
  expect(
    inOrders(`tasks: { load: { type: noop } }
tasks: { load: { type: noop } }
`),
  ).toBe(`
pipelines/orders.yaml:4:1: error: The key "tasks" is written twice in this map. [duplicate-key]
  4 | tasks: { load: { type: noop } }
    | ^^^^^
  help: Remove or rename one of the two.
pipelines/orders.yaml:3:1: note: "tasks" is first written here.
  3 | tasks: { load: { type: noop } }
    | ^^^^^
`);
});

test('a merge key', () => {
  expect(
    inOrders(`tasks:
  load: &load { type: noop }
  check: { <<: *load, after: [load] }
`),
  ).toBe(`
pipelines/orders.yaml:5:12: error: The merge key "<<" is not part of the language. [merge-key]
  5 |   check: { <<: *load, after: [load] }
    |            ^^
  help: Write the keys out, or put what tasks have in common into "task_defaults" or "defaults".
`);
});

test('an unknown tag', () => {
  expect(
    inOrders(`tasks:
  load: !task { type: noop }
`),
  ).toBe(`
pipelines/orders.yaml:4:9: error: The tag "!task" is not known here. [unknown-tag]
  4 |   load: !task { type: noop }
    |         ^^^^^
  help: Remove the tag, or put the value in quotes if it begins with "!".
`);
});

test('an alias without an anchor', () => {
  expect(
    inOrders(`tasks:
  load: *laod
`),
  ).toBe(`
pipelines/orders.yaml:4:9: error: No anchor "&laod" stands before this alias. [unknown-alias]
  4 |   load: *laod
    |         ^^^^^
  help: If it is text that begins with "*", put it in quotes.
`);
});

test('an alias inside of its own anchor', () => {
  expect(
    inOrders(`tasks: &tasks
  load: *tasks
`),
  ).toBe(`
pipelines/orders.yaml:4:9: error: "*tasks" stands inside the value that "&tasks" names, so the value would contain itself. [alias-cycle]
  4 |   load: *tasks
    |         ^^^^^^
  help: Write the inner value out.
pipelines/orders.yaml:3:8: note: "&tasks" begins here.
  3 | tasks: &tasks
    |        ^^^^^^
`);
});

test('aliases that grow without bounds', () => {
  const levels = Array.from(
    { length: 9 },
    (_, level) => `      level_${level + 1}: &level_${level + 1} [${`*level_${level}, `.repeat(9)}]`,
  );
  expect(
    inOrders(`tasks:
  load:
    type: python
    callable: sales.loading:load
    arguments:
      level_0: &level_0 orders
${levels.join('\n')}
`),
  ).toBe(`
pipelines/orders.yaml:14:26: error: The aliases of this file stand for more than 100,000 values. [alias-bomb]
  14 |       level_6: &level_6 [*level_5, *level_5, *level_5, *level_5, *level_5, *level_5, *level_5, *lev…
     |                          ^^^^^^^^
  help: Write the values out, or split the file.
`);
});

test('two documents in one file', () => {
  expect(
    inOrders(`tasks: { load: { type: noop } }
---
kind: Pipeline
`),
  ).toBe(`
pipelines/orders.yaml:4:1: error: A second document begins here; a file holds one. [several-documents]
  4 | ---
    | ^^^
  help: Move it to a file of its own, or remove this line.
`);
});

test('a tab as indentation', () => {
  expect(
    inOrders(`tasks:
\tload: { type: noop }
`),
  ).toBe(`
pipelines/orders.yaml:4:1: error: This line is indented with a tab; YAML takes only spaces for that. [tab-indentation]
  4 | →   load: { type: noop }
    | ^^^^
  help: Replace each tab by spaces.
`);
});

test('nested brackets without end', () => {
  expect(inOrders(`tasks: ${'['.repeat(5000)}${']'.repeat(5000)}\n`)).toBe(`
pipelines/orders.yaml:3:107: error: Lists and maps are nested more than 100 deep here. [too-deep]
  3 | …[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[…
    |                                   ^
  help: Look for brackets that are never closed, or write it flatter.
`);
});

test('a whole number that cannot be kept exactly', () => {
  expect(
    inOrders(`tasks:
  load: { type: noop, priority: 9007199254740993 }
`),
  ).toBe(`
pipelines/orders.yaml:4:33: error: The whole number 9007199254740993 is too large: beyond 2^53, digits are lost. [lossy-number]
  4 |   load: { type: noop, priority: 9007199254740993 }
    |                                 ^^^^^^^^^^^^^^^^
  help: Put it in quotes if it is an identifier; else write fewer digits.
`);
});

test('a number without end', () => {
  expect(
    inOrders(`tasks:
  load: { type: noop, priority: .inf }
`),
  ).toBe(`
pipelines/orders.yaml:4:33: error: ".inf" is not a finite number, and no key takes such a value. [not-finite-number]
  4 |   load: { type: noop, priority: .inf }
    |                                 ^^^^
  help: Write a number; if the text ".inf" is meant, put it in quotes.
`);
});

test('keys that are no texts', () => {
  expect(
    inOrders(`tasks:
  1: { type: noop }
  true: { type: noop }
  [load]: { type: noop }
`),
  ).toBe(`
pipelines/orders.yaml:4:3: error: The key 1 is a number; keys are text. [key-not-text]
  4 |   1: { type: noop }
    |   ^
  help: Put it in quotes: "1".

pipelines/orders.yaml:5:3: error: The key true is a boolean; keys are text. [key-not-text]
  5 |   true: { type: noop }
    |   ^^^^
  help: Put it in quotes: "true".

pipelines/orders.yaml:6:3: error: A list stands where a key belongs; keys are text. [key-not-text]
  6 |   [load]: { type: noop }
    |   ^^^^^^
  help: If it is text, put it in quotes.
`);
});

test('a byte order mark and line breaks of Windows change no output byte', () => {
  const other = Object.entries(project).map(([path, text]) => [path, `\uFEFF${text.replaceAll('\n', '\r\n')}`]);
  expect(artifacts(snapshotWith(Object.fromEntries(other)))).toEqual(artifacts(snapshotWith({})));
});

function artifacts(snapshot: Snapshot): Record<string, string> {
  const made: Record<string, string> = {};
  const { diagnostics } = compile(snapshot, builtins, ({ path, text }) => (made[path] = text));
  expect(diagnostics).toEqual([]);
  expect(Object.keys(made)).toContain('generated/prod/dags/orders.py');
  return made;
}
