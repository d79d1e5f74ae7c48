import type { BranchTask } from '../../../generated/types.ts';
import type { TaskContext, TaskType } from '../../../model/builtins.ts';
import type { BranchOperation } from '../../../model/operation.ts';
import { child, placeOf } from '../../../tree/tree.ts';
import { functionCall } from '../function_call.ts';
import { branchSchema } from './schema.ts';

/** A choice among the tasks directly after it. */
export const branch: TaskType = {
  type: 'branch',
  schema: branchSchema,
  lower(task, context) {
    const keys = task as BranchTask;
    return keys.sql === undefined ? byFunction(keys, context) : byQuery(keys, keys.sql, context);
  },
};

function byFunction(task: BranchTask, context: TaskContext): BranchOperation | undefined {
  const { options } = task;
  if (!Array.isArray(options)) return wrongOptions('a list of tasks', '`options: [publish, hold]`', context);
  const call = functionCall(task, context);
  return call === undefined ? undefined : { kind: 'branch', by: { kind: 'call', call }, options };
}

function byQuery(
  { options, connection: name, parameters }: BranchTask,
  statement: NonNullable<BranchTask['sql']>,
  context: TaskContext,
): BranchOperation | undefined {
  const yes = Array.isArray(options) ? undefined : options.true;
  const no = Array.isArray(options) ? undefined : options.false;
  if (yes === undefined || no === undefined)
    return wrongOptions('a task for either answer', '`options: { "true": publish, "false": hold }`', context);
  const connection = context.environment.connections.get(name ?? '');
  if (connection === undefined) return name === undefined ? withoutConnection(context) : undefined;
  const query = { connection, statement, parameters: new Map(Object.entries(parameters ?? {})) };
  return { kind: 'branch', by: { kind: 'query', query, true: yes, false: no }, options: [yes, no] };
}

function wrongOptions(what: string, example: string, { id, tree, report }: TaskContext): undefined {
  report({
    severity: 'error',
    code: 'branch-options',
    message: `The "options" of "${id}" must be ${what}.`,
    place: placeOf(child(tree, 'options') ?? tree),
    help: `Write ${example}.`,
  });
}

function withoutConnection({ id, tree, report }: TaskContext): undefined {
  report({
    severity: 'error',
    code: 'missing-key',
    message: `The key "connection" is missing beside "sql" in "tasks.${id}".`,
    place: placeOf(child(tree, 'sql') ?? tree),
    help: 'Name the connection of the query, for example `connection: warehouse`.',
  });
}
