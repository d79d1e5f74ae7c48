import type { RunValue } from '../../../../values/text.ts';
import { asciiJson } from './ascii_json.ts';
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

/** The same as JSON, in ASCII: texts in quotes, and null too. */
export function jsonOutputAsJson(value: RunValue, context: ValueContext): string {
  const absent = fallbackOf(value);
  const nothing = absent === undefined ? "'null' if value == none" : `${jinjaString(asciiJson(absent))} if ${isAbsent}`;
  return set(value, context) + jinjaOutput(`${nothing} else ${dumpedInAscii}`);
}

const isAbsent = 'value is undefined or value is none';

/** `tojson` would escape `<`, `>`, `&` and `'` for HTML. */
const dumped = "macros.json.dumps(value, ensure_ascii=False, separators=(',', ':'))";

const dumpedInAscii = "macros.json.dumps(value, separators=(',', ':'))";

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
      return outputOf(context.taskIds.get(String(path[1])) ?? String(path[1]), path.slice(3), context);
    case 'item':
      return parts(`${pulled(context.mappedOver ?? '', context)}[ti.map_index]`, path.slice(1));
  }
  throw new Error(`"${path.join('.')}" is no parameter, output or element.`);
}

function outputOf(taskId: string, keys: RunValue['path'], context: ValueContext): string {
  const output = pulled(taskId, context);
  if (!isMapped(taskId, context)) return parts(output, keys);
  // Airflow 2 gives the outputs of a mapped task as a sequence of its own, which is no list for JSON; Airflow 3 says
  // None where there is no output. An output that is None is not kept on any version.
  const list = `${output} | reject('none') | list`;
  return keys.length === 0 ? list : parts(`(${list})`, keys);
}

/**
 * Always with the id of the task: without one, Airflow 3 reads the outputs of the task itself only. The outputs of a
 * mapped task are a list also where there is one of them, or none, when the ids are asked for as a list.
 */
function pulled(taskId: string, context: ValueContext): string {
  const id = jinjaString(taskId);
  return `ti.xcom_pull(task_ids=${isMapped(taskId, context) ? `[${id}]` : id})`;
}

function isMapped(taskId: string, { mapped }: ValueContext): boolean {
  return mapped?.has(taskId) === true;
}

function parts(whole: string, keys: RunValue['path']): string {
  return keys.reduce<string>((owner, key) => member(owner, key, dictAttributes), whole);
}
