import type { CheckTask } from '../../../generated/types.ts';
import type { TaskContext, TaskType } from '../../../model/builtins.ts';
import type { Bounds, CheckOperation, ColumnCheck } from '../../../model/operation.ts';
import { child, placeOf } from '../../../tree/tree.ts';
import { literal } from '../../../values/text.ts';
import { isPossible } from './possible.ts';
import { isReservedWord } from './reserved_words.ts';
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
  { table = '', where, rows = {}, columns = {} }: CheckTask,
  context: TaskContext,
): CheckOperation['asked'] | undefined {
  const checks = new Map(Object.entries(columns).map(([name, column]) => [name, columnOf(column)]));
  const bounds = boundsOf(rows);
  if (bounds === undefined && [...checks.values()].every((each) => Object.keys(each).length === 0))
    return asksNothing(context);
  // Both are judged, so that all findings are told at once.
  const areNamed = [...checks.keys()].map((name) => isNamed(name, context)).every(Boolean);
  if (!isPossible({ rows: bounds, columns: checks }, context) || !areNamed) return undefined;
  return {
    kind: 'table',
    table: literal(table),
    ...(where === undefined ? {} : { where }),
    ...(bounds === undefined ? {} : { rows: bounds }),
    columns: checks,
  };
}

type WrittenColumn = NonNullable<CheckTask['columns']>[string];
type WrittenBounds = NonNullable<CheckTask['rows']>;

function columnOf({ nulls, unique, min, max, distinct = {} }: WrittenColumn): ColumnCheck {
  const bounds = boundsOf(distinct);
  return {
    ...(nulls === undefined ? {} : { nulls }),
    ...(unique === true ? { unique } : {}),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
    ...(bounds === undefined ? {} : { distinct: bounds }),
  };
}

/** Undefined where none is written. */
function boundsOf({ at_least: atLeast, at_most: atMost, exactly }: WrittenBounds): Bounds | undefined {
  if (atLeast === undefined && atMost === undefined && exactly === undefined) return undefined;
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

/** Quotes would help, but they make the case of letters count on some engines and not on others. */
function isNamed(column: string, { tree, report }: TaskContext): boolean {
  if (!isReservedWord(column)) return true;
  const columns = child(tree, 'columns');
  const entry = columns?.kind === 'dict' ? columns.entries.get(column)?.key : undefined;
  report({
    severity: 'error',
    code: 'reserved-word',
    message: `The column "${column}" is called like a word of SQL, and is not read as a column without quotes.`,
    place: placeOf(entry ?? tree),
    help: 'Write a `query` of your own, in which it stands in the quotes of the engine.',
  });
  return false;
}
