import { call, dict, list, name, string, type Expression } from '../../../../emit/python/expression.ts';
import { fixedLines, functionDefinition } from '../../../../emit/python/statement.ts';
import type { BranchOperation, FunctionCall } from '../../../../model/operation.ts';
import { symbol } from '../symbols.ts';
import { taskIdOf } from '../task_id.ts';
import { calledFunction } from './called_function.ts';
import type { LoweringContext, Operator } from './operation.ts';
import { skippingMapped } from './over_mapped.ts';
import { queryKeywords } from './query.ts';
import { withParameters } from './templated_parameters.ts';

/** The tasks that are not chosen are skipped. What is chosen is named as in the language, whatever its id in Airflow. */
export function branch(operation: BranchOperation, context: LoweringContext): Operator {
  const { by, options } = operation;
  const operator = by.kind === 'query' ? byQuery(by, context) : byFunction(by.call, options, context);
  return skippingMapped(operator, 'next', context);
}

function byQuery(by: Extract<BranchOperation['by'], { kind: 'query' }>, context: LoweringContext): Operator {
  return {
    ...withParameters('BranchSQLOperator', by.query.parameters, context.capabilities),
    keywords: [
      ...queryKeywords(by.query, context),
      ['follow_task_ids_if_true', list([string(idIn(context, by.true))])],
      ['follow_task_ids_if_false', list([string(idIn(context, by.false))])],
    ],
  };
}

function byFunction(called: FunctionCall, options: readonly string[], context: LoweringContext): Operator {
  const { keywords, functions } = calledFunction(called, context, {
    change: (answer) => chosen(answer, options, context),
  });
  const callee = symbol('BranchPythonOperator', context.capabilities);
  return { callee, keywords, functions: [...functions, chosenIds] };
}

/** `__chosen_ids({"publish": "publish", "hold": "hold"}, choose())` */
function chosen(answer: Expression, options: readonly string[], context: LoweringContext): Expression {
  const ids = options.map((option) => [option, string(idIn(context, option))] as const);
  return call(name(chosenIds.name), [], [dict(ids), answer]);
}

function idIn({ pipeline }: LoweringContext, id: string): string {
  const task = pipeline.tasks.find((each) => each.id === id);
  if (task === undefined) throw new Error(`The branch chooses "${id}", which was not refused before.`);
  return taskIdOf(task);
}

/** Two underscores at its front: no function of a task is called so. */
const chosenIds = functionDefinition({
  name: '__chosen_ids',
  parameters: [{ name: 'options' }, { name: 'answer' }],
  body: [
    fixedLines([
      'names = list(answer) if isinstance(answer, (list, tuple, set)) else [answer]',
      'known = list(options)',
      'if not names or any(name not in known for name in names):',
      '    raise ValueError(f"The function chose {answer!r}; its options are {known}.")',
      'return [options[name] for name in names]',
    ]),
  ],
});
