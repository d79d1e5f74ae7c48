import type { RunValue } from '../../../../values/text.ts';
import type { ValueContext } from './context.ts';
import { dictAttributes, jinjaOutput, jinjaString, member } from './jinja_syntax.ts';

/**
 * The template of `run.params.<name>`, `tasks.<id>.output` and `item`, and of parts of them: texts as they are, other
 * values as JSON. What is missing, and null, fails the task, unless there is a default.
 *
 * The value is set first: an output is read once, however often the expression names it.
 */
export function jsonOutput(value: RunValue, context: ValueContext): string {
  const absent = fallbackOf(value);
  const nothing = absent === undefined ? 'value_is_null if value == none' : `${jinjaString(absent)} if ${isAbsent}`;
  return set(value, context) + jinjaOutput(`${nothing} else value if value is string else ${dumped}`);
}

/** The same as JSON: texts in quotes, and null too. */
export function jsonOutputAsJson(value: RunValue, context: ValueContext): string {
  const absent = fallbackOf(value);
  const nothing =
    absent === undefined ? "'null' if value == none" : `${jinjaString(JSON.stringify(absent))} if ${isAbsent}`;
  return set(value, context) + jinjaOutput(`${nothing} else ${dumped}`);
}

const isAbsent = 'value is undefined or value is none';

/** `tojson` would escape `<`, `>`, `&` and `'` for HTML. */
const dumped = "macros.json.dumps(value, ensure_ascii=False, separators=(',', ':'))";

function fallbackOf(value: RunValue): string | undefined {
  return value.pipes.find((pipe) => pipe.kind === 'default')?.text;
}

function set(value: RunValue, context: ValueContext): string {
  return `{% set value = ${expressionOf(value, context)} %}`;
}

function expressionOf({ path }: RunValue, context: ValueContext): string {
  switch (path[0]) {
    case 'run':
      return parts('params', path.slice(2));
    case 'tasks':
      return parts(pulled(context.taskIds.get(String(path[1])) ?? String(path[1])), path.slice(3));
    case 'item':
      return parts(`${pulled(context.mappedOver ?? '')}[ti.map_index]`, path.slice(1));
  }
  throw new Error(`"${path.join('.')}" is no parameter, output or element.`);
}

/** Always with the id of the task: without one, Airflow 3 reads the outputs of the task itself only. */
function pulled(taskId: string): string {
  return `ti.xcom_pull(task_ids=${jinjaString(taskId)})`;
}

function parts(whole: string, keys: RunValue['path']): string {
  return keys.reduce<string>((owner, key) => member(owner, key, dictAttributes), whole);
}
