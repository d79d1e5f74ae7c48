import { expect, test } from 'vitest';
import { readYaml } from '../../src/tree/read/read_yaml.ts';
import { placeOf, type Tree, valueOf } from '../../src/tree/tree.ts';
import { read } from './printed.ts';

/** `valueOf` makes objects without a prototype; a comparison of JSON does not see that. */
function json(value: unknown): string {
  return JSON.stringify(value);
}

test('scalars are those of YAML 1.2: words such as "on", dates and times stay text', () => {
  const text = `
nothing: [~, null, NULL, "null"]
yes_or_no: [true, False, on, yes, "true"]
whole: [0, -17, +3, 017, 0o17, 0x1F, 1_000]
parts: [1.5, .5, 1., 1e3, -2E-2, -0]
words: [12:30, 2026-01-01, 1.2.3, 0b11, -, .]
`;
  expect(read(text.replace('-, .', '-x, .'))).toEqual({
    findings: [],
    value: {
      nothing: [null, null, null, 'null'],
      yes_or_no: [true, false, 'on', 'yes', 'true'],
      whole: [0, -17, 3, 17, 15, 31, '1_000'],
      parts: [1.5, 0.5, 1, 1000, -0.02, 0],
      words: ['12:30', '2026-01-01', '1.2.3', '0b11', '-x', '.'],
    },
  });
});

test('a byte order mark and carriage returns change no value', () => {
  const text =
    'kind: Pipeline\ntasks:\n  load:\n    query: |\n      select 1\n\n      from orders\n    note: "two\n      lines"\n';
  expect(read(`\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(read(text));
});

test('with a byte order mark places are still those of the text', () => {
  const source = { path: 'orders.yaml', text: '\uFEFFkind: Pipeline\r\nid: orders\r\n' };
  const tree = readYaml(source, () => {});
  const values = Array.from(tree?.entries.values() ?? [], (entry) => written(entry.value));
  expect(values).toEqual(['Pipeline', 'orders']);
});

test('a place is what was written, with quotes, brackets and the header of a block', () => {
  const text = `plain: daily load
quoted: "daily \\"load\\""
single: 'daily'
flow: { tags: [sales, daily], } # closed
block: |-
  select 1
list:
  - orders
  - { id: 1 }
`;
  const tree = readYaml({ path: 'orders.yaml', text }, () => {});
  expect(Array.from(tree?.entries.values() ?? [], (entry) => written(entry.value))).toEqual([
    'daily load',
    '"daily \\"load\\""',
    "'daily'",
    '{ tags: [sales, daily], }',
    '|-\n  select 1\n',
    '- orders\n  - { id: 1 }',
  ]);
});

test('a value that is left out is null, and stands behind its colon', () => {
  const text = 'owner:\ntags:\n  -\n  - daily\n';
  const tree = readYaml({ path: 'orders.yaml', text }, () => {});
  expect(tree === undefined ? undefined : json(valueOf(tree))).toBe('{"owner":null,"tags":[null,"daily"]}');
  const owner = tree?.entries.get('owner')?.value;
  expect([owner?.start, owner?.end]).toEqual([6, 6]);
});

test('an alias is the very node that its anchor names', () => {
  const tree = readYaml({ path: 'orders.yaml', text: 'load: &retry { count: 2 }\ncheck: *retry\n' }, () => {});
  expect(tree?.entries.get('check')?.value).toBe(tree?.entries.get('load')?.value);
});

test('"constructor", "prototype" and "toString" are keys like any other', () => {
  const { value, findings } = read('constructor: 1\nprototype: 2\ntoString: 3\nhasOwnProperty: { constructor: 4 }\n');
  expect(findings).toEqual([]);
  expect(json(value)).toBe('{"constructor":1,"prototype":2,"toString":3,"hasOwnProperty":{"constructor":4}}');
});

function written(tree: Tree): string {
  const { source, start, end } = placeOf(tree);
  return source.text.slice(start, end);
}
