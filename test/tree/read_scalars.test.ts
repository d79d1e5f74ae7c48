import { expect, test } from 'vitest';
import { printed } from './printed.ts';

test('numbers that lose digits', () => {
  const text = `order: 9007199254740993
largest_safe: 9007199254740991
bits: 0xFFFFFFFFFFFFFFFF
rate: 0.1000000000000000055511151231257827
kept: [0.1, 1.10, 123456.789e3, 0.30000000000000004]
huge: 1e400
tiny: 1e-400
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:8: error: The whole number 9007199254740993 is too large: beyond 2^53, digits are lost. [lossy-number]
  1 | order: 9007199254740993
    |        ^^^^^^^^^^^^^^^^
  help: Put it in quotes if it is an identifier; else write fewer digits.

orders.yaml:3:7: error: The whole number 0xFFFFFFFFFFFFFFFF is too large: beyond 2^53, digits are lost. [lossy-number]
  3 | bits: 0xFFFFFFFFFFFFFFFF
    |       ^^^^^^^^^^^^^^^^^^
  help: Put it in quotes if it is an identifier; else write fewer digits.

orders.yaml:4:7: error: The number 0.1000000000000000055511151231257827 cannot be kept exactly: it would be read as 0.1. [lossy-number]
  4 | rate: 0.1000000000000000055511151231257827
    |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
  help: Put it in quotes if it is an identifier; else write fewer digits.

orders.yaml:6:7: error: The number 1e400 cannot be kept exactly: it is too large. [lossy-number]
  6 | huge: 1e400
    |       ^^^^^
  help: Put it in quotes if it is an identifier; else write fewer digits.

orders.yaml:7:7: error: The number 1e-400 cannot be kept exactly: it would be read as 0. [lossy-number]
  7 | tiny: 1e-400
    |       ^^^^^^
  help: Put it in quotes if it is an identifier; else write fewer digits.
`);
});

test('numbers that are not finite', () => {
  const text = `limit: .inf
floor: -.Inf
rate: .nan
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:8: error: ".inf" is not a finite number, and no key takes such a value. [not-finite-number]
  1 | limit: .inf
    |        ^^^^
  help: Write a number; if the text ".inf" is meant, put it in quotes.

orders.yaml:2:8: error: "-.Inf" is not a finite number, and no key takes such a value. [not-finite-number]
  2 | floor: -.Inf
    |        ^^^^^
  help: Write a number; if the text "-.Inf" is meant, put it in quotes.

orders.yaml:3:7: error: ".nan" is not a finite number, and no key takes such a value. [not-finite-number]
  3 | rate: .nan
    |       ^^^^
  help: Write a number; if the text ".nan" is meant, put it in quotes.
`);
});

test('unknown tags, with what to write instead', () => {
  const text = `token: !vault abc
region: !env REGION
query: !include load.sql
day: !jinja "{{ ds }}"
regions: !!set { eu, us }
first: !Ref Orders
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:8: error: The tag "!vault" is not known here. [unknown-tag]
  1 | token: !vault abc
    |        ^^^^^^
  help: Write a reference to a secret: \${{ secret.name }}.

orders.yaml:2:9: error: The tag "!env" is not known here. [unknown-tag]
  2 | region: !env REGION
    |         ^^^^
  help: The environment of the process is never read. Write a variable of the environment: \${{ var.name }}.

orders.yaml:3:8: error: The tag "!include" is not known here. [unknown-tag]
  3 | query: !include load.sql
    |        ^^^^^^^^
  help: Files are named by keys such as "file:", and shared settings stand in "_defaults.yaml".

orders.yaml:4:6: error: The tag "!jinja" is not known here. [unknown-tag]
  4 | day: !jinja "{{ ds }}"
    |      ^^^^^^
  help: Put the text in quotes; Jinja needs no tag.

orders.yaml:5:10: error: The tag "!!set" is not known here. [unknown-tag]
  5 | regions: !!set { eu, us }
    |          ^^^^^
  help: Remove the tag, or put the value in quotes if it begins with "!".

orders.yaml:6:8: error: The tag "!Ref" is not known here. [unknown-tag]
  6 | first: !Ref Orders
    |        ^^^^
  help: Remove the tag, or put the value in quotes if it begins with "!".
`);
});

test('tags of the core schema that do not fit', () => {
  const text = `count: !!int many
paused: !!bool on
owner: !!null sales
tags: !!map [daily]
tasks: !!seq { load: 1 }
id: !!seq orders
fine: [!!str 12, !!int "12", !!float 1, !!null "", ! 12]
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:8: error: The tag "!!int" does not fit the value "many". [unfit-tag]
  1 | count: !!int many
    |        ^^^^^^^^^^
  help: Remove the tag.

orders.yaml:2:9: error: The tag "!!bool" does not fit the value "on". [unfit-tag]
  2 | paused: !!bool on
    |         ^^^^^^^^^
  help: Remove the tag.

orders.yaml:3:8: error: The tag "!!null" does not fit the value "sales". [unfit-tag]
  3 | owner: !!null sales
    |        ^^^^^^^^^^^^
  help: Remove the tag.

orders.yaml:4:7: error: The tag "!!map" does not fit: a list follows. [unfit-tag]
  4 | tags: !!map [daily]
    |       ^^^^^
  help: Remove the tag.

orders.yaml:5:8: error: The tag "!!seq" does not fit: a map follows. [unfit-tag]
  5 | tasks: !!seq { load: 1 }
    |        ^^^^^
  help: Remove the tag.

orders.yaml:6:5: error: The tag "!!seq" does not fit the value "orders". [unfit-tag]
  6 | id: !!seq orders
    |     ^^^^^^^^^^^^
  help: Remove the tag.
`);
});

test('characters that only an escape can bring in', () => {
  const text = `half: "\\ud83d"
both: "\\ud83d\\ude80"
nul: "orders\\0"
beyond: "\\U00110000"
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:7: error: This text has half of a character (a lone surrogate, U+D83D). [unreadable-character]
  1 | half: "\\ud83d"
    |       ^^^^^^^^
  help: Write the character itself, or both halves.

orders.yaml:3:6: error: This text has a NUL character, which no target can take. [unreadable-character]
  3 | nul: "orders\\0"
    |      ^^^^^^^^^^
  help: Remove the escape.

orders.yaml:4:9: error: "\\U00110000" is beyond the last character of Unicode, U+10FFFF. [unreadable-character]
  4 | beyond: "\\U00110000"
    |         ^^^^^^^^^^^^
`);
});

test('a control character', () => {
  const text = `id: orders\u001b[31m
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:11: error: The character U+001B cannot stand in a YAML file. [unreadable-character]
  1 | id: orders␛[31m
    |           ^
  help: Remove it.
`);
});

test('a control character inside quotes', () => {
  const text = `id: "orders\u0007"
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:12: error: The character U+0007 cannot stand in a YAML file. [unreadable-character]
  1 | id: "orders␇"
    |            ^
  help: Remove it.
`);
});

test('a NUL character', () => {
  const text = `id: orders\0
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:11: error: The character U+0000 cannot stand in a YAML file. [unreadable-character]
  1 | id: orders␀
    |           ^
  help: Remove it.
`);
});

test('half of a character', () => {
  const text = `id: orders\ud800
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:11: error: The character U+D800 cannot stand in a YAML file. [unreadable-character]
  1 | id: orders<U+D800>
    |           ^^^^^^^^
  help: Remove it.
`);
});
