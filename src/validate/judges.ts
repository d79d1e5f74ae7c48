import * as validators from '../generated/validators.js';
import type { Kind } from '../language/kinds.ts';
import type { TaskForm } from '../model/task_type.ts';
import { interpret } from './interpret.ts';
import { judgeOf, type CompiledValidator, type Judge, type Mistake, type Side } from './judge.ts';

const compiled: Readonly<Record<string, CompiledValidator>> = validators;

/** The judge of a kind of document: of what one document says, or of what has come of all layers. */
export function kindJudge(side: Side, kind: Kind): Judge {
  const validator = compiled[`${side}${kind}`];
  if (validator === undefined) throw new Error(`validate: no validator of "${kind}"; run \`npm run generate\``);
  return judgeOf(validator);
}

/**
 * The judge of a task of a form. What ships with dagwright has a compiled validator; types of the organisation, and of
 * a program that brings its own, are read by an interpreter: nothing is compiled at run time.
 */
export function taskJudge(side: Side, form: TaskForm): Judge {
  const validator = form.kind === 'builtin' ? compiled[`${side}Task_${form.type}`] : undefined;
  const judge = validator === undefined ? interpret(form.schema, side) : judgeOf(validator);
  return form.kind === 'builtin' || form.sound ? judge : (value) => judge(value).filter(isOfValue);
}

/** What a type with mistakes has for inputs is not known as a whole: keys are neither called unknown nor missing. */
function isOfValue({ keyword }: Mistake): boolean {
  return keyword !== 'additionalProperties' && keyword !== 'required';
}
