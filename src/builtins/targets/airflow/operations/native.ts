import type { Keyword } from '../../../../emit/python/expression.ts';
import type { NativeOperation } from '../../../../model/operation.ts';
import { child, placeOf } from '../../../../tree/tree.ts';
import { literalOf } from '../../../../values/text.ts';
import { classExpression, freeExpression } from '../free_value.ts';
import type { LoweringContext, Operator } from './operation.ts';

/** An operator of any class. What is named under `templated` is written so that rendering gives it exactly. */
export function native(operation: NativeOperation, context: LoweringContext): Operator {
  const keywords = [...operation.arguments].map(([name, value]): Keyword => {
    const isTemplated = operation.templated.includes(name);
    // Which endings the class takes for files is not known: the guard costs nothing where it takes none.
    return [
      name,
      freeExpression(value, (text) => (isTemplated ? context.templated(text, anyExtension) : (literalOf(text) ?? ''))),
    ];
  });
  return { callee: classExpression(classOf(operation, context)), keywords };
}

const anyExtension = ['.sh', '.bash', '.sql', '.json', '.yaml', '.yml', '.txt', '.html', '.hql', '.py', '.j2', '.md'];

function classOf(operation: NativeOperation, context: LoweringContext): string {
  const name = operation.classes.get(String(context.capabilities.major)) ?? operation.classes.get('any');
  if (name !== undefined) return name;
  const at = child(context.task.tree, 'class') ?? context.task.tree;
  context.report({
    severity: 'error',
    code: 'class-missing',
    message: `The task "${context.task.id}" names no class for Airflow ${context.capabilities.major}, which "${context.environment.id}" runs.`,
    place: placeOf(at),
    help: `Add "${context.capabilities.major}": with the full name of the class there.`,
  });
  return 'airflow.Missing';
}
