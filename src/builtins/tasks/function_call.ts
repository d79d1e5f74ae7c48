import type { FreeValue } from '../../model/free_value.ts';
import type { TaskContext } from '../../model/builtins.ts';
import type { FunctionCall } from '../../model/operation.ts';
import { child, placeOf, text } from '../../tree/tree.ts';
import { literalOf, type Text } from '../../values/text.ts';

/** What the keys of a task that calls a function are. */
export interface FunctionKeys {
  readonly callable?: string;
  readonly file?: Text;
  readonly function?: string;
  readonly arguments?: Readonly<Record<string, FreeValue>>;
}

/** The function that a task names; undefined where a file is named and no function of it, which is reported. */
export function functionCall(task: FunctionKeys, context: TaskContext): FunctionCall | undefined {
  const given = new Map(Object.entries(task.arguments ?? {}));
  if (task.callable !== undefined) {
    const [module = '', name = ''] = task.callable.split(':');
    return { source: { kind: 'module', module }, function: name, arguments: given };
  }
  const file = child(context.tree, 'file');
  const path = text(file) ?? '';
  if (task.function !== undefined)
    return {
      source: { kind: 'file', path, text: literalOf(task.file ?? []) ?? '' },
      function: task.function,
      arguments: given,
    };
  context.report({
    severity: 'error',
    code: 'missing-key',
    message: `The key "function" is missing beside "file" in "tasks.${context.id}".`,
    place: placeOf(file ?? context.tree),
    help: 'Write the name of the function in the file, for example `function: score_day`.',
  });
  return undefined;
}
