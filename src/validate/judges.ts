import * as validators from '../generated/validators.js';
import type { Kind } from '../language/kinds.ts';
import type { TaskForm } from '../model/task_type.ts';
import { interpret } from './interpret.ts';
import { judgeOf, type CompiledValidator, type Judge } from './judge.ts';

export type Side = 'written' | 'effective';

const compiled: Readonly<Record<string, CompiledValidator>> = validators;

/** The judge of a kind of document: of what one document says, or of what has come of all layers. */
export function kindJudge(side: Side, kind: Kind): Judge {
  return named(`${side}${kind}`);
}

/** The judge of a task of a form. Types of the organisation are read by an interpreter: nothing is compiled at run time. */
export function taskJudge(side: Side, form: TaskForm): Judge {
  return form.kind === 'builtin' ? named(`${side}Task_${form.type}`) : interpret(form.schema, side);
}

function named(name: string): Judge {
  const validator = compiled[name];
  if (validator === undefined) throw new Error(`validate: no validator "${name}"; run \`npm run generate\``);
  return judgeOf(validator);
}
