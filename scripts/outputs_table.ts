import { taskTypes } from '../src/builtins/tasks/index.ts';
import type { TaskType } from '../src/model/builtins.ts';
import { code, table } from './markdown_table.ts';

/** What a task of each type puts out for those after it. */
export function outputsTable(): string {
  const rows = taskTypes
    .toSorted((left, right) => (left.type < right.type ? -1 : 1))
    .map((type) => [code(type.type), ...outputOf(type)]);
  return table(['Type', 'Output', 'What it is'], rows);
}

function outputOf(task: TaskType): readonly string[] {
  const { type, schema } = task;
  if (task.output === undefined) return ['', 'nothing'];
  const key = schema.properties?.['output'];
  const words = key?.enum?.map((word) => code(`output: ${word}`)).join(' or ');
  return [words ?? 'JSON', key?.description ?? answers.get(type) ?? ''];
}

/** What is put out by types that leave no choice. */
const answers: ReadonlyMap<string, string> = new Map([
  ['native', 'What the class returns, if it is JSON.'],
  ['python', 'What the function returns: text, numbers, booleans, null, lists and maps of them.'],
]);
