import type { CheckTask } from '../../../generated/types.ts';
import type { TaskContext, TaskType } from '../../../model/builtins.ts';
import type { Bounds, CheckOperation, ColumnCheck } from '../../../model/operation.ts';
import { child, placeOf } from '../../../tree/tree.ts';
import { literal } from '../../../values/text.ts';
import { checkSchema } from './schema.ts';

/** Fails where data is not as it should be. */
export const check: TaskType = {
  type: 'check',
  schema: checkSchema,
  lower(task, context) {
    const written = task as CheckTask;
    const connection = context.environment.connections.get(written.connection);
    if (connection === undefined) return undefined;
    const statement = written.query ?? written.file;
    if (statement !== undefined) {
      const parameters = new Map(Object.entries(written.parameters ?? {}));
      return { kind: 'check', connection, asked: { kind: 'query', query: { connection, statement, parameters } } };
    }
    const asked = askedOfTable(written, context);
    return asked === undefined ? undefined : { kind: 'check', connection, asked };
  },
};

function askedOfTable(
  { table = '', where, rows, columns = {} }: CheckTask,
  context: TaskContext,
): CheckOperation['asked'] | undefined {
  const checks = new Map(Object.entries(columns).map(([name, column]) => [name, columnOf(column)]));
  const isAsked = rows !== undefined || [...checks.values()].some((each) => Object.keys(each).length > 0);
  if (!isAsked) return asksNothing(context);
  return {
    kind: 'table',
    table: literal(table),
    ...(where === undefined ? {} : { where }),
    ...(rows === undefined ? {} : { rows: boundsOf(rows) }),
    columns: checks,
  };
}

type WrittenColumn = NonNullable<CheckTask['columns']>[string];
type WrittenBounds = NonNullable<CheckTask['rows']>;

function columnOf({ nulls, unique, min, max, distinct }: WrittenColumn): ColumnCheck {
  return {
    ...(nulls === undefined ? {} : { nulls }),
    ...(unique === true ? { unique } : {}),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(distinct === undefined ? {} : { distinct: boundsOf(distinct) }),
  };
}

function boundsOf({ at_least: atLeast, at_most: atMost, exactly }: WrittenBounds): Bounds {
  return {
    ...(atLeast === undefined ? {} : { atLeast }),
    ...(atMost === undefined ? {} : { atMost }),
    ...(exactly === undefined ? {} : { exactly }),
  };
}

function asksNothing({ id, tree, report }: TaskContext): undefined {
  report({
    severity: 'error',
    code: 'check-nothing',
    message: `The check "${id}" asks nothing of its table: it could never fail.`,
    place: placeOf(child(tree, 'table') ?? tree),
    help: 'Write for example `rows: { at_least: 1 }` or `columns: { order_id: { nulls: 0 } }`.',
  });
}
