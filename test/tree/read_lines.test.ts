import { expect, test } from 'vitest';
import { printed } from './printed.ts';

test('a tab as indentation', () => {
  const text = `tasks:
\tload:
\t\ttype: bash
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:2:1: error: This line is indented with a tab; YAML takes only spaces for that. [tab-indentation]
  2 | →   load:
    | ^^^^
  help: Replace each tab by spaces.
`);
});

test('a tab after spaces', () => {
  const text = `tasks:
  load:
  \ttype: bash
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:3:3: error: This line is indented with a tab; YAML takes only spaces for that. [tab-indentation]
  3 |   →   type: bash
    |   ^^^^
  help: Replace each tab by spaces.
`);
});

test('a cron without quotes', () => {
  const text = `schedule:
  cron: */15 * * * *
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:2:9: error: A text that begins with "*" must be in quotes. [yaml-syntax]
  2 |   cron: */15 * * * *
    |         ^^^^^^^^^^^^
  help: Write "*/15 * * * *".
`);
});

test('a text that begins with a sign of YAML', () => {
  const text = `handle: @orders
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:9: error: A text that begins with "@" must be in quotes. [yaml-syntax]
  1 | handle: @orders
    |         ^^^^^^^
  help: Write "@orders".
`);
});

test('a text that begins with a percent sign', () => {
  const text = `format: %Y-%m-%d
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:9: error: A text that begins with "%" must be in quotes. [yaml-syntax]
  1 | format: %Y-%m-%d
    |         ^^^^^^^^
  help: Write "%Y-%m-%d".
`);
});

test('a colon in a value', () => {
  const text = `description: Orders: the daily load
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:14: error: A value with ": " in it must be in quotes. [yaml-syntax]
  1 | description: Orders: the daily load
    |              ^^^^^^^^^^^^^^^^^^^^^^
  help: Write "Orders: the daily load".
`);
});

test('a colon in a value that has quotes inside', () => {
  const text = `description: Orders: the "daily" load
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:14: error: A value with ": " in it must be in quotes. [yaml-syntax]
  1 | description: Orders: the "daily" load
    |              ^^^^^^^^^^^^^^^^^^^^^^^^
  help: Write 'Orders: the "daily" load'.
`);
});

test('a missing space after a colon', () => {
  const text = `owner: sales
retries:3
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:2:1: error: A space is missing after the ":" in "retries:3". [yaml-syntax]
  2 | retries:3
    | ^^^^^^^^^
  help: Write "key: value".
`);
});

test('a missing space after the first colon of a file', () => {
  const text = `retries:3
owner: sales
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:1: error: A space is missing after the ":" in "retries:3". [yaml-syntax]
  1 | retries:3
    | ^^^^^^^^^
  help: Write "key: value".
`);
});

test('a missing space after a key in quotes', () => {
  const text = `"retries":3
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:10: error: A space is missing after this ":". [yaml-syntax]
  1 | "retries":3
    |          ^
  help: Write "key: value".
`);
});

test('a line without a colon', () => {
  const text = `tasks:
  load:
    type: bash
    after [extract]
    pool: warehouse
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:4:5: error: "after [extract]" is no key with a value: it has no ":". [yaml-syntax]
  4 |     after [extract]
    |     ^^^^^^^^^^^^^^^
  help: Write "key: value". Text over several lines begins after "|" or is indented more than its key.
`);
});

test('a last line without a colon', () => {
  const text = `owner: sales
paused
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:2:1: error: "paused" is no key with a value: it has no ":". [yaml-syntax]
  2 | paused
    | ^^^^^^
  help: Write "key: value". Text over several lines begins after "|" or is indented more than its key.
`);
});

test('a line that is indented too deep', () => {
  const text = `owner: sales
  tier: critical
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:2:3: error: This line is indented like a part of the value above it, but that value is complete. [yaml-syntax]
  2 |   tier: critical
    |   ^^^^^^^^^^^^^^
  help: Indent it exactly like the lines that it belongs with.
`);
});

test('a line that is indented like none above it', () => {
  const text = `tasks:
    load: 1
  check: 2
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:3:3: error: The indentation of this line fits none of the lines above it. [yaml-syntax]
  3 |   check: 2
    |   ^^^^^^^^
  help: Indent it exactly like the lines that it belongs with.
`);
});

test('a list on the line of its key', () => {
  const text = `after: - extract
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:8: error: A list with "-" begins on the line after its key. [yaml-syntax]
  1 | after: - extract
    |        ^^^^^^^^^
  help: Move the item to the next line, or write [a, b] here.
`);
});

test('a list item among keys', () => {
  const text = `owner: sales
- daily
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:2:1: error: This list item stands where a key belongs. [yaml-syntax]
  2 | - daily
    | ^^^^^^^
  help: Look at its indentation, and at the line above.
`);
});

test('a key among list items', () => {
  const text = `- daily
owner: sales
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:2:1: error: This line continues nothing that stands above it. [yaml-syntax]
  2 | owner: sales
    | ^^^^^^^^^^^^
  help: Look at its indentation, and at the line above.
`);
});

test('text on the line of a block header', () => {
  const text = `query: | select 1
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:10: error: After "|" or ">" the text begins on the next line. [yaml-syntax]
  1 | query: | select 1
    |          ^^^^^^^^
  help: Move it to the next line and indent it, or put the whole value in quotes.
`);
});

test('two anchors', () => {
  const text = `load: &one &two { type: bash }
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:12: error: A value has one anchor at most; this is its second. [yaml-syntax]
  1 | load: &one &two { type: bash }
    |            ^
  help: Remove one of the two.
`);
});

test('a tag with a handle that nobody declared', () => {
  const text = `load: !e!bash 1
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:7: error: The tag "!e!bash" is not known here. [unknown-tag]
  1 | load: !e!bash 1
    |       ^^^^^^^
  help: Remove the tag, or put the value in quotes if it begins with "!".
`);
});
