import type { RunValue } from '../../../../values/text.ts';
import { asciiJson } from './ascii_json.ts';
import type { ValueContext } from './context.ts';
import { dictAttributes, jinjaOutput, jinjaString, member } from './jinja_syntax.ts';

/** The template of `secret.<name>`. */
export function secretOutput(value: RunValue, context: ValueContext): string {
  const secret = context.secrets.get(String(value.path[1]));
  if (secret === undefined) throw unknown(value);
  if (secret.kind === 'variable') return jinjaOutput(storeMember('var.value', secret.variable));
  return jinjaOutput(`${storeMember('conn', secret.connection)}.${secret.field}`);
}

/**
 * The template of `stored.<name>[.key]`: texts as they are, other JSON as JSON. A variable or a key that is missing,
 * and null, fail the task, unless there is a default.
 */
export function storedOutput(value: RunValue, context: ValueContext): string {
  const stored = context.stored.get(String(value.path[1]));
  if (stored === undefined || (!stored.json && value.path.length > 2)) throw unknown(value);
  const fallback = value.pipes.find((pipe) => pipe.kind === 'default')?.text;
  const absent = fallback === undefined ? undefined : jinjaString(fallback);
  if (!stored.json) return jinjaOutput(storeRead('var.value', stored.variable, absent));
  return jinjaOutput(jsonText(jsonPart(value, stored.variable, absent), absent));
}

/**
 * The template of `stored.<name>[.key]`, which holds JSON, as JSON in ASCII: texts in quotes, and null too. A variable
 * or a key that is missing fails the task, unless there is a default.
 */
export function storedJson(value: RunValue, context: ValueContext): string {
  const stored = context.stored.get(String(value.path[1]));
  if (stored?.json !== true) throw unknown(value);
  const fallback = value.pipes.find((pipe) => pipe.kind === 'default')?.text;
  const absent = fallback === undefined ? undefined : jinjaString(asciiJson(fallback));
  const expression = jsonPart(value, stored.variable, absent);
  const nothing =
    absent === undefined
      ? `'null' if ${expression} == none`
      : `${absent} if ${expression} is undefined or ${expression} is none`;
  return jinjaOutput(`${nothing} else macros.json.dumps(${expression}, separators=(',', ':'))`);
}

function jsonPart(value: RunValue, variable: string, absent: string | undefined): string {
  const stored = storeRead('var.json', variable, absent && 'none');
  return value.path.slice(2).reduce<string>((owner, key) => member(owner, key, dictAttributes), stored);
}

/** JSON inside a text. `tojson` would escape `<`, `>`, `&` and `'` for HTML. */
function jsonText(expression: string, absent: string | undefined): string {
  // A name that nothing defines makes Jinja fail with that name as the reason. A missing key fails in the comparison.
  const nothing =
    absent === undefined
      ? `value_is_null if ${expression} == none`
      : `${absent} if ${expression} is undefined or ${expression} is none`;
  return `${nothing} else ${expression} if ${expression} is string else ${dumped(expression)}`;
}

function dumped(expression: string): string {
  return `macros.json.dumps(${expression}, ensure_ascii=False, separators=(',', ':'))`;
}

function storeRead(store: string, id: string, fallback: string | undefined): string {
  return fallback === undefined ? storeMember(store, id) : `${store}.get(${jinjaString(id)}, ${fallback})`;
}

function storeMember(store: string, id: string): string {
  // Airflow 3 answers `get` of a missing variable with a placeholder instead of failing: only for names it hides.
  return storeAttributes.has(id) ? `${store}.get(${jinjaString(id)})` : member(store, id, storeAttributes);
}

/** What the accessors of variables and connections have as attributes, on some version. */
const storeAttributes: ReadonlySet<string> = new Set(['get', 'var']);

function unknown(value: RunValue): Error {
  return new Error(`The environment stores no "${value.path.join('.')}".`);
}
