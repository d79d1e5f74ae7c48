import { kindSchemas, type Kind } from '../language/kinds.ts';
import type { TaskForm } from '../model/task_type.ts';
import { interpret } from './interpret.ts';
import type { Judge, Mistake, Side } from './judge.ts';

/** The judge of a kind of document: of what one document says, or of what has come of all layers. */
export function kindJudge(side: Side, kind: Kind): Judge {
  return interpret(kindSchemas[kind], side);
}

/** The judge of a task of a form, whether the type ships with dagwright or is the organisation's. */
export function taskJudge(side: Side, form: TaskForm): Judge {
  const judge = interpret(form.schema, side);
  return form.kind === 'builtin' || form.sound ? judge : (tree) => judge(tree).filter(isOfValue);
}

/** What a type with mistakes has for inputs is not known as a whole: keys are neither called unknown nor missing. */
function isOfValue({ keyword }: Mistake): boolean {
  return keyword !== 'additionalProperties' && keyword !== 'required';
}
