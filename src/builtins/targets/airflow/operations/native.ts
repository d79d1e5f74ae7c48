import type { Keyword } from '../../../../emit/python/expression.ts';
import type { NativeOperation } from '../../../../model/operation.ts';
import type { Diagnostic } from '../../../../text/diagnostic.ts';
import { nearest } from '../../../../text/suggest.ts';
import { child, placeOf } from '../../../../tree/tree.ts';
import { literalOf } from '../../../../values/text.ts';
import { classExpression, freeExpression } from '../free_value.ts';
import { movedClass } from '../moved_classes.ts';
import type { LoweringContext, Operator } from './operation.ts';

/** An operator of any class. What is named under `templated` is written so that rendering gives it exactly. */
export function native(operation: NativeOperation, context: LoweringContext): Operator {
  checkTemplated(operation, context);
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

/** A type of the organisation may name arguments that are not always given; a misspelt one looks like another. */
function checkTemplated({ templated, arguments: given }: NativeOperation, context: LoweringContext): void {
  for (const name of templated) {
    const meant = given.has(name) ? undefined : nearest(name, given.keys())[0];
    if (meant === undefined || templated.includes(meant)) continue;
    tell(context, 'templated', {
      severity: 'warning',
      code: 'templated-not-given',
      message: `"templated" names "${name}", which is not among the arguments of the task "${context.task.id}". Did you mean "${meant}"?`,
      help: 'Name an argument that the class renders.',
    });
  }
}

function classOf(operation: NativeOperation, context: LoweringContext): string {
  const { major } = context.capabilities;
  const name = operation.classes.get(String(major)) ?? operation.classes.get('any');
  const moved = name === undefined || major === 2 ? undefined : movedClass(name);
  if (moved !== undefined) {
    tell(context, 'class', {
      severity: 'warning',
      code: 'class-moved',
      message: `Airflow 3 has "${name}" under its old name for a while only.`,
      help: `Write ${moved}; where both versions are in use: class: { "2": …, "3": … }.`,
    });
  }
  if (name !== undefined) return name;
  tell(context, 'class', {
    severity: 'error',
    code: 'class-missing',
    message: `The task "${context.task.id}" names no class for Airflow ${major}, which "${context.environment.id}" runs.`,
    help: `Add "${major}": with the full name of the class there.`,
  });
  return 'airflow.Missing';
}

function tell({ task, report }: LoweringContext, key: string, diagnostic: Omit<Diagnostic, 'place'>): void {
  report({ ...diagnostic, place: placeOf(child(task.tree, key) ?? task.tree) });
}
