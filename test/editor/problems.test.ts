import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtins } from '../../src/builtins/index.ts';
import { kindSchemas, type Kind } from '../../src/language/kinds.ts';
import { openEditor, type Editor } from './editor.ts';
import { mapsOf } from './maps.ts';
import { publishedSchemasFolder } from './published_schemas.ts';
import { schemasOf } from './schemas_of.ts';

const published = publishedSchemasFolder();
let editor: Editor;
beforeAll(async () => {
  editor = await openEditor(schemasOf(published));
});
afterAll(() => editor.close());

const kinds = Object.keys(kindSchemas) as readonly Kind[];

describe.each(kinds)('%s', (kind) => {
  test('a misspelt key is underlined in each map, and nothing else is', async () => {
    const texts = mapsOf(kind).map(({ keys, around }) => around(`${[...keys.keys()].at(-1)}_x: 1`));
    const problems = await Promise.all(texts.map((text) => editor.problems(text)));
    expect(problems).toEqual(texts.map((text) => [`${placeOfMisspelt(text)} is not allowed.`]));
  });
});

/** `line:column-column Property name` of the one key that ends in `_x`. */
function placeOfMisspelt(text: string): string {
  const line = text.split('\n').findIndex((each) => each.includes('_x: 1'));
  const { 0: key = '', index = 0 } = /[\w-]+_x/u.exec(text.split('\n')[line] ?? '') ?? {};
  return `${line + 1}:${index + 1}-${index + key.length + 1} Property ${key}`;
}

test.each(builtins.tasks.map(({ type }) => type))(
  'a key of another type is not one of a task of type %s',
  async (type) => {
    const text = `kind: Pipeline\nid: orders\ntasks:\n  load:\n    type: ${type}\n    key_of_another_type: 1\n`;
    expect(await editor.problems(text)).toEqual(['6:5-24 Property key_of_another_type is not allowed.']);
  },
);

const pipeline = 'kind: Pipeline\nid: orders\n';
const task = `${pipeline}tasks:\n  load:\n    type: sql\n    connection: warehouse\n    query: SELECT 1\n`;
const overlay = 'kind: Overlay\npipeline: orders\n';

test.each([
  [
    'another word',
    `${pipeline}tier: critcal\n`,
    '3:7-14 Value is not accepted. Valid values: "critical", "standard", "experimental".',
  ],
  [
    'another type of task',
    `${pipeline}tasks: { load: { type: sqll } }\n`,
    expect.stringMatching(/^3:24-28 Value must be "bash" \| .*"sql"/u),
  ],
  ['no type of task', `${pipeline}tasks:\n  load:\n    query: SELECT 1\n`, '4:3-7 Missing property "type".'],
  ['no duration', `${pipeline}timeout: 3 hours\n`, '3:10-17 It must be a duration such as 90s, 5m, 2h, 1d or 1w.'],
  [
    'no id',
    'kind: Pipeline\nid: Orders\n',
    '2:5-11 It must be made of lower-case letters, digits and underscores, and begin with a letter.',
  ],
  [
    'no name',
    `${pipeline}groups: { Stage: {} }\n`,
    '3:11-16 It must be made of lower-case letters, digits and underscores, and begin with a letter.',
  ],
  [
    'a text for a number',
    `${pipeline}max_active_runs: many\n`,
    '3:18-22 Incorrect type. Expected "integer | { $delete: true }".',
  ],
  ['another kind', "kind: 'Overlay'\nid: orders\n", '1:7-16 Value must be "Pipeline".'],
  ['no kind', 'id: orders\n', '1:1-2 Missing property "kind".'],
])('%s is told once, where it stands', async (_name, text, problem) => {
  expect(await editor.problems(text)).toEqual([problem]);
});

test.each([
  ['a reference for a number', `${task}    retries: \${{ var.retries }}\n    priority: \${{ var.priority }}\n`],
  ['a reference for a boolean', `${pipeline}paused: \${{ var.paused }}\n`],
  ['a reference for one of some words', `${pipeline}tier: \${{ var.tier }}\n`],
  ['a reference for a duration, and a text with one', `${task}    timeout: \${{ var.minutes }}m\n`],
  ['a reference for a list', `${pipeline}tags: \${{ var.tags }}\n`],
  ['the shorthands', `${pipeline}schedule: manual\ntasks: { load: { type: noop, retries: 3, pool: warehouse } }\n`],
  ['a schedule that runs once', `${pipeline}schedule: { once: true, start: 2026-01-01 }\n`],
  ['a pipeline that unsets a default', `${pipeline}timeout: { $delete: true }\n`],
  ['a pipeline that swaps a map', `${task}    parameters: { $replace: true, day: "2026-01-01" }\n`],
  [
    'an overlay that deletes',
    `${overlay}timeout: { $delete: true }\ntasks: { load: { $delete: true }, check: { pool: { $delete: true } } }\n`,
  ],
  ['an overlay that adds', `${overlay}tasks: { audit: { $add: true, type: noop, after: [load] } }\n`],
  ['an overlay that changes', `${overlay}tasks: { load: { retries: 5, query: SELECT 2 } }\n`],
])('%s is no mistake', async (_name, text) => {
  expect(await editor.problems(text)).toEqual([]);
});

test('what an overlay adds is judged by its type, what it changes by the keys of all', async () => {
  const added = `${overlay}tasks:\n  audit:\n    $add: true\n    type: noop\n    query: SELECT 1\n`;
  expect(await editor.problems(added)).toEqual(['7:5-10 Property query is not allowed.']);
  expect(await editor.problems(`${overlay}tasks: { load: { qery: SELECT 2 } }\n`)).toEqual([
    '3:18-22 Property qery is not allowed.',
  ]);
});
