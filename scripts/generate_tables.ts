import { taskSchemas } from '../src/builtins/tasks/schemas.ts';
import { kindSchemas, type Kind } from '../src/language/kinds.ts';
import type { Schema } from '../src/language/schema.ts';
import { commonTaskKeys, triggerRules } from '../src/language/task.ts';
import { formatCodes } from '../src/values/date_format.ts';
import { pipeNames } from '../src/values/pipes.ts';
import { compileNames, runNames, type KnownName } from '../src/values/run_names.ts';
import { providersTable, supportNotes, supportTable } from './airflow_tables.ts';
import { code, table } from './markdown_table.ts';
import { outputsTable } from './outputs_table.ts';
import { risksTable } from './risks_table.ts';

/** Markdown files with tables that are made from the source, between `<!-- table: name -->` and `<!-- end -->`. */
export const pagesWithTables: readonly string[] = [
  'docs/language/README.md',
  'docs/language/outputs.md',
  'docs/language/params.md',
  'docs/language/schedules.md',
  'docs/plan.md',
  'docs/targets/airflow.md',
  ...Object.keys(taskSchemas).map((type) => `src/builtins/tasks/${type}/README.md`),
];

/** The text with each of its tables made anew. */
export function withTables(markdown: string): string {
  return markdown.replaceAll(/(<!-- table: ([^>]+) -->\n)[^]*?(<!-- end -->)/gu, (_, begin, name, end) => {
    const make = tables.get(String(name));
    if (make === undefined) throw new Error(`There is no table "${name}"; there are ${[...tables.keys()].join(', ')}.`);
    return `${begin}\n${make()}\n${end}`;
  });
}

const tables: ReadonlyMap<string, () => string> = new Map([
  ...Object.entries(taskSchemas).map(([type, schema]) => [`task ${type}`, () => ownKeys(schema)] as const),
  ...Object.keys(kindSchemas).map((kind) => [`kind ${kind}`, () => keysTable(kindSchemas[kind as Kind])] as const),
  ['task', () => keysTable({ properties: commonTaskKeys, required: ['type'] })],
  ['schedule', () => keysTable(kindSchemas.Pipeline.properties?.['schedule'] ?? {})],
  ['param', () => keysTable(kindSchemas.Pipeline.properties?.['params']?.each ?? {})],
  ['outputs', outputsTable],
  ['risks', risksTable],
  ['trigger rules', () => triggerRules.map((rule) => `\`${rule}\``).join(', ') + '.\n'],
  ['values at compile time', () => namesTable(compileNames)],
  ['values at run time', () => namesTable(runNames)],
  ['pipes', () => pipesTable()],
  ['format codes', () => codesTable()],
  ['airflow support', supportTable],
  ['airflow notes', supportNotes],
  ['airflow providers', providersTable],
]);

/** The keys of a type beside those that every task has. */
function ownKeys(schema: Schema): string {
  const own = Object.entries(schema.properties ?? {}).filter(([key]) => !Object.hasOwn(commonTaskKeys, key));
  if (own.length === 0) return 'None beside those of every task.\n';
  return keysTable({ ...schema, properties: Object.fromEntries(own) });
}

/** The keys of a map, with what they mean. */
export function keysTable(schema: Schema): string {
  return table(['Key', 'Meaning', 'When absent'], rowsOf(schema, ''));
}

function rowsOf(schema: Schema, prefix: string): readonly (readonly string[])[] {
  return Object.entries(schema.properties ?? {}).map(([key, property]) => [
    code(prefix + key),
    property.description ?? '',
    absent(key, property, schema),
  ]);
}

function absent(key: string, property: Schema, owner: Schema): string {
  const others = owner.alternatives?.map(([first = '']) => first) ?? [];
  if (owner.required?.includes(key) === true) return 'an error';
  if (others.includes(key) && owner.needsOne === true) return `one of ${others.map(code).join(', ')} is needed`;
  return property.default === undefined ? '' : code(JSON.stringify(property.default));
}

function namesTable(names: readonly KnownName[]): string {
  const rows = names.map(({ name, example, description }) => [code(name), description, code(`\${{ ${example} }}`)]);
  return table(['Value', 'Meaning', 'Example'], rows);
}

function pipesTable(): string {
  const rows = Object.entries(pipeNames).map(([name, text]) => {
    const [meaning = '', examples = ''] = text.split(/: (?=\w+\()/u);
    return [
      code(name),
      meaning,
      examples
        .split(/, (?=\w+\()/u)
        .map(code)
        .join(', '),
    ];
  });
  return table(['Pipe', 'What it does', 'Examples'], rows);
}

function codesTable(): string {
  return table(
    ['Code', 'Meaning'],
    Object.entries(formatCodes).map(([name, { description }]) => [code(name), description]),
  );
}
