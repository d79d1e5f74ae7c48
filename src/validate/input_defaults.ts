import type { OwnForm, TaskForm } from '../model/task_type.ts';
import type { Report } from '../text/diagnostic.ts';
import { interpret } from './interpret.ts';
import { checkWritten } from './written.ts';

/** A type whose inputs have right defaults. One that its own input refuses is reported where it stands, and left out. */
export function checkInputDefaults(form: TaskForm, report: Report): TaskForm {
  return form.kind === 'builtin' ? form : checked(form, report);
}

function checked(form: OwnForm, report: Report): OwnForm {
  const schema = { ...form.inputs, required: [] };
  const subject = { tree: form.defaults, schema, path: ['inputs'] };
  const { tree, sound } = checkWritten(subject, interpret(schema, 'written'), report);
  return sound ? form : { ...form, defaults: tree, sound: false };
}
