import { expect, test } from 'vitest';
import { printed } from './printed.ts';

test('Jinja without quotes', () => {
  const text = `day: {{ ds }}
days: [{{ ds }}, "{{ ds }}"]
path: s3://landing/{{ ds }}
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:6: error: A value that begins with "{{" must be in quotes: without them, YAML reads a map. [unquoted-jinja]
  1 | day: {{ ds }}
    |      ^^^^^^^^
  help: Put the whole value in quotes; or, for the date of the run, write "\${{ run.date }}".

orders.yaml:2:8: error: A value that begins with "{{" must be in quotes: without them, YAML reads a map. [unquoted-jinja]
  2 | days: [{{ ds }}, "{{ ds }}"]
    |        ^^^^^^^^
  help: Put the whole value in quotes; or, for the date of the run, write "\${{ run.date }}".
`);
});

test('Jinja without quotes, with text after it', () => {
  const text = `path: {{ ds }}/orders
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:7: error: A value that begins with "{{" must be in quotes: without them, YAML reads a map. [unquoted-jinja]
  1 | path: {{ ds }}/orders
    |       ^^^^^^^^
  help: Put the whole value in quotes; or, for the date of the run, write "\${{ run.date }}".
`);
});

test('Jinja without quotes, with calls', () => {
  const text = `day: {{ macros.ds_add(ds, -1) }}
next: {{ params['day'] }}
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:2:7: error: A value that begins with "{{" must be in quotes: without them, YAML reads a map. [unquoted-jinja]
  2 | next: {{ params['day'] }}
    |       ^^^^^^^^^^^^^^^^^^^
  help: Put the whole value in quotes; or, for the date of the run, write "\${{ run.date }}".
`);
});

test('a Jinja statement without quotes', () => {
  const text = `query: {% if full %} delete {% endif %}
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:8: error: A value that begins with "{%" must be in quotes: without them, YAML reads a map. [unquoted-jinja]
  1 | query: {% if full %} delete {% endif %}
    |        ^^^^^^^^^^^^^
  help: Put the whole value in quotes; or, for the date of the run, write "\${{ run.date }}".
`);
});

test('a reference without quotes inside brackets', () => {
  const text = `command: [report, --day, \${{ run.date }}]
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:26: error: Inside [ ] and { } a text with "\${{" must be in quotes. [unquoted-reference]
  1 | command: [report, --day, \${{ run.date }}]
    |                          ^^^^^^^^^^^^^^^
  help: Put the whole text in quotes; a lone reference keeps its type there too.
`);
});

test('Jinja without quotes inside brackets', () => {
  const text = `env: { OUT: out/{{ ds }}/orders }
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:17: error: Inside [ ] and { } a text with "{{" must be in quotes. [unquoted-reference]
  1 | env: { OUT: out/{{ ds }}/orders }
    |                 ^^^^^^^^
  help: Put the whole text in quotes.
`);
});

test('a bracket that is not closed', () => {
  const text = `tasks:
  load: { type: bash
  check: { type: noop }
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:2:9: error: The bracket "{" that opens here is not closed. [yaml-syntax]
  2 |   load: { type: bash
    |         ^
  help: Close it with "}". Further lines must be indented more than the key.
`);
});

test('a bracket that is not closed before the file ends', () => {
  const text = `tags: [daily,
  orders
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:7: error: The bracket "[" that opens here is not closed. [yaml-syntax]
  1 | tags: [daily,
    |       ^
  help: Close it with "]". Further lines must be indented more than the key.
`);
});

test('a closing bracket that stands too far left', () => {
  const text = `tasks:
  load: {
    type: bash
  }
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:4:3: error: The closing "}" must be indented more than the key that the value belongs to. [yaml-syntax]
  4 |   }
    |   ^
  help: Indent it by one level.
`);
});

test('a closing bracket that closes nothing', () => {
  const text = `tags: ]
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:7: error: This "]" belongs to no list or map in brackets. [yaml-syntax]
  1 | tags: ]
    |       ^
  help: Remove it, or put the text in quotes.
`);
});

test('a comma that is missing', () => {
  const text = `tags: ["daily" "orders"]
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:16: error: A "," or a closing bracket is missing before this. [yaml-syntax]
  1 | tags: ["daily" "orders"]
    |                ^
  help: Items in [ ] and { } are separated by ","; a text with brackets, braces or commas needs quotes.
`);
});

test('a comma too many', () => {
  const text = `tags: [daily,, orders]
`;
  expect(`\n${printed(text)}`).toBe(`
orders.yaml:1:14: error: Nothing stands before this ",". [yaml-syntax]
  1 | tags: [daily,, orders]
    |              ^
  help: Remove one "," or write the item.
`);
});
