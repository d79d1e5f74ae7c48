import type { PythonTask } from '../../../generated/types.ts';
import type { TaskContext, TaskType } from '../../../model/builtins.ts';
import type { FreeValue } from '../../../model/free_value.ts';
import type { FunctionCall } from '../../../model/operation.ts';
import { child, placeOf } from '../../../tree/tree.ts';
import { withHistory } from '../../../validate/effective.ts';
import { functionCall } from '../function_call.ts';
import { pythonSchema } from './schema.ts';

/** A function, found when the task runs. */
export const python: TaskType = {
  type: 'python',
  schema: pythonSchema,
  lower(task, context) {
    const { requirements = [], ...keys } = task as PythonTask;
    const call = functionCall(keys, context);
    if (call === undefined) return undefined;
    const isSound = requirements.length === 0 || (arePackages(requirements, context) && canTravel(call, context));
    return isSound ? { kind: 'call', ...call, requirements } : undefined;
  },
  output: () => 'json',
};

/** Reports names of files, which Airflow would read where the worker is. */
function arePackages(requirements: readonly string[], { tree, report }: TaskContext): boolean {
  const written = child(tree, 'requirements');
  const files = requirements.flatMap((text, index) => (text.endsWith('.txt') ? [{ text, index }] : []));
  for (const { text, index } of files) {
    const at = (written?.kind === 'list' ? written.items[index] : undefined) ?? tree;
    const finding = {
      severity: 'error',
      code: 'requirements-file',
      message: `"${text}" is the name of a file; requirements are packages.`,
      place: placeOf(at),
      help: 'Write the packages here, each with its version.',
    } as const;
    report(withHistory(finding, at));
  }
  return files.length === 0;
}

/** Reports arguments that the environment of a function with requirements may not know how to read. */
function canTravel(call: FunctionCall, { tree, report }: TaskContext): boolean {
  const given = child(tree, 'arguments');
  const wrong = [...call.arguments].flatMap(([key, value]) => {
    const typed = strangeIn(value);
    return typed === undefined ? [] : [{ at: child(given, key), typed }];
  });
  for (const { at = tree, typed } of wrong) {
    const finding = {
      severity: 'error',
      code: 'argument-of-environment',
      message: `A "$${typed}" cannot be an argument of a function with "requirements": what it is made of is not in its environment.`,
      place: placeOf(at),
      help: 'Pass text or numbers, and make the object in the function.',
    } as const;
    report(withHistory(finding, at));
  }
  return wrong.length === 0;
}

/** The first value that takes more than Python itself to be read; a duration does not. */
function strangeIn(value: FreeValue): 'callable' | 'datetime' | 'new' | undefined {
  if (value === null || typeof value !== 'object' || !('kind' in value)) return undefined;
  switch (value.kind) {
    case 'list':
      return value.items.map(strangeIn).find((found) => found !== undefined);
    case 'map':
      return [...value.entries.values()].map(strangeIn).find((found) => found !== undefined);
    case 'callable':
    case 'datetime':
    case 'new':
      return value.kind;
    case 'duration':
    case 'plain':
      return undefined;
  }
}
