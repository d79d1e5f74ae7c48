import {
  attribute,
  call,
  dict,
  integer,
  list,
  name,
  type Expression,
  type Keyword,
} from '../../../emit/python/expression.ts';
import { isSameExpression } from '../../../emit/python/is_same.ts';
import { renamedDefinition, renamedExpression, renamedKeywords, type NewNames } from '../../../emit/python/renamed.ts';
import { functionDefinition, returnStatement, type Definition } from '../../../emit/python/statement.ts';
import type { Mapping, Task } from '../../../model/pipeline.ts';
import { child, placeOf } from '../../../tree/tree.ts';
import { operatorOf } from './operations/index.ts';
import type { LoweringContext, Operator } from './operations/operation.ts';

/** An operator, and what it is called with: at once, or once for each element. */
export interface MappedOperator extends Operator {
  /** What each instance gets by itself. */
  readonly expanded: Expression | undefined;
}

/** The operator of a task; of a mapped one, what all instances share, and what each has of its own. */
export function mappedOperator(task: Task, context: LoweringContext): MappedOperator {
  const { map } = task;
  if (map === undefined) return { ...operatorOf(task.operation, context), expanded: undefined };
  const keywords: readonly Keyword[] =
    map.maxActive === undefined ? [] : [['max_active_tis_per_dagrun', integer(map.maxActive)]];
  return map.kind === 'written' ? overWritten(map, keywords, context) : overOutput(task, map, keywords, context);
}

/**
 * Arguments that are the same for all elements are shared; the others stand in a list of one dict an element. Airflow
 * maps one operator: elements that would need several are reported.
 */
function overWritten(
  { operations }: Extract<Mapping, { kind: 'written' }>,
  more: readonly Keyword[],
  context: LoweringContext,
): MappedOperator {
  const operators = withOwnFunctions(operations.map((operation) => operatorOf(operation, context)));
  const [first] = operators;
  if (first === undefined) throw new Error('A mapped task has no element.');
  if (!operators.every(({ callee }) => isSameExpression(callee, first.callee))) report(context);
  const isShared = ([keyword, value]: Keyword): boolean =>
    operators.every((each) => each.keywords.some((other) => other[0] === keyword && isSameExpression(other[1], value)));
  const shared = first.keywords.filter(isShared);
  const names = new Set(shared.map(([keyword]) => keyword));
  const own = operators.map((each) => dict(each.keywords.filter(([keyword]) => !names.has(keyword))));
  const functions = new Map(operators.flatMap((each) => each.functions ?? []).map((each) => [each.name, each]));
  return { ...first, keywords: [...shared, ...more], functions: [...functions.values()], expanded: list(own) };
}

function report({ task, report: tell }: LoweringContext): void {
  const over = child(child(task.tree, 'map'), 'over') ?? task.tree;
  tell({
    severity: 'error',
    code: 'map-of-several-kinds',
    message: `The elements that "${task.id}" is mapped over make tasks of several kinds; Airflow runs one kind for all of them.`,
    place: placeOf(over),
    help: 'Write a task for each kind, such as for files of each store.',
  });
}

/** Functions that are called alike and are not the same: each but the first gets a number. */
function withOwnFunctions(operators: readonly Operator[]): readonly Operator[] {
  const versions = new Map<string, string[]>();
  return operators.map((operator) => {
    const names = new Map((operator.functions ?? []).map((each) => [each.name, nameOf(each, versions)]));
    return [...names].every(([before, after]) => before === after) ? operator : renamed(operator, names);
  });
}

/** @param versions name → the texts of the functions that are called so, in the order of their appearance */
function nameOf(definition: Definition, versions: Map<string, string[]>): string {
  const { name: before } = definition;
  const known = versions.get(before) ?? [];
  versions.set(before, known);
  const text = JSON.stringify(definition);
  const index = known.includes(text) ? known.indexOf(text) : known.push(text) - 1;
  // Ids are lower case, so that no other task has a function of that name.
  return index === 0 ? before : `${before}_N${index}`;
}

function renamed({ callee, keywords, functions = [] }: Operator, names: NewNames): Operator {
  return {
    callee: renamedExpression(callee, names),
    keywords: renamedKeywords(keywords, names),
    functions: functions.map((each) => renamedDefinition(each, names)),
  };
}

/**
 * Each instance finds its element by its number, in its own templates: values of an output that were passed as
 * arguments would be rendered as templates. So what is expanded is empty, and only says how many there are.
 */
function overOutput(
  task: Task,
  map: Extract<Mapping, { kind: 'output' }>,
  more: readonly Keyword[],
  context: LoweringContext,
): MappedOperator {
  const operator = operatorOf(task.operation, context);
  const output = attribute(name(map.task), 'output');
  return {
    ...operator,
    keywords: [...operator.keywords, ...more],
    functions: [...(operator.functions ?? []), noArguments],
    expanded: call(attribute(output, 'map'), [], [name(noArguments.name)]),
  };
}

/** Two underscores at its front: no function of a task is called so. */
const noArguments = functionDefinition({
  name: '__no_arguments',
  parameters: [{ name: '_element' }],
  imports: [],
  body: [returnStatement(dict([]))],
});
