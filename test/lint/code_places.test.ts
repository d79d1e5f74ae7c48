import { expect, test } from 'vitest';
import { builtins } from '../../src/builtins/index.ts';
import { lintProject } from '../../src/lint_project.ts';
import { memorySnapshot } from '../../src/model/snapshot.ts';
import { exampleProject } from '../house/example_project.ts';
import { completed } from '../house/examples.ts';

const rules = builtins.rules.filter(({ id }) => id === 'insert-without-key');

/** The stretches of the files that findings underline. */
function places(spec: string, files: Readonly<Record<string, string>> = {}): readonly string[] {
  const snapshot = memorySnapshot({ ...exampleProject, ...files, 'pipelines/orders.yaml': completed(spec) });
  const { diagnostics } = lintProject(snapshot, { ...builtins, rules }, { today: '2026-06-01', step: () => undefined });
  return diagnostics.map(({ place: { source, start, end } }) => `${source.path}: ${source.text.slice(start, end)}`);
}

const load = (query: string): string => `tasks:\n  load: { type: sql, connection: warehouse, ${query} }\n`;

test('code that is filled has the place of what was written', () => {
  expect(
    places(load('query: "SELECT \'a\\tb\';\\nINSERT INTO ${{ var.schema }}.orders_${{ run.date }} SELECT 1"')),
  ).toEqual(['pipelines/orders.yaml: ${{ var.schema }}.orders_${{ run.date }}']);
});

test('code in a file has its place in the file', () => {
  const file = '-- Orders\r\nINSERT INTO ${{ var.schema }}.orders\r\nSELECT 1\r\n';
  expect(places(load('file: sql/append.sql'), { 'pipelines/sql/append.sql': file })).toEqual([
    'pipelines/sql/append.sql: ${{ var.schema }}.orders',
  ]);
});

test('code that is given to a task type has its place where it is given', () => {
  const type = `kind: TaskType
id: warehouse_query
inputs: { query: { type: string, templated: true } }
task: { type: sql, connection: warehouse, query: "BEGIN; \${{ input.query }}; INSERT INTO runs SELECT 1" }
`;
  const spec =
    'tasks:\n  load: { type: warehouse_query, query: "INSERT INTO ${{ var.schema }}.orders SELECT \'${{ run.date }}\'" }\n';
  expect(places(spec, { 'pipelines/types/warehouse_query.yaml': type })).toEqual([
    'pipelines/orders.yaml: ${{ var.schema }}.orders',
    'pipelines/types/warehouse_query.yaml: runs',
  ]);
});

test('a task of a mapped type is read once', () => {
  const spec = load("query: 'INSERT INTO regions_${{ item }} SELECT 1', map: { over: [eu, us] }");
  expect(places(spec)).toEqual(['pipelines/orders.yaml: regions_${{ item }}']);
});
