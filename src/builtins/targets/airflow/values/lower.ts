import type { Piece, RunValue, Text } from '../../../../values/text.ts';
import type { ValueContext } from './context.ts';
import { dateOutput } from './date_output.ts';
import { jinjaOutput, jinjaString } from './jinja_syntax.ts';
import { jsonOutput, jsonOutputAsJson } from './json_output.ts';
import { storedJson, storedOutput, secretOutput } from './stored_output.ts';
import { windowGuard } from './window_guard.ts';

/**
 * The template that Airflow renders to a text: a literal as itself, byte for byte, values as `evaluate` has them,
 * the author's own Jinja as Jinja reads it.
 *
 * What needs no guard stays as it was written. Values of a window are guarded once for the whole text.
 *
 * @param templateExtensions the operator's `template_ext`: a string that ends with one is taken for a file's name
 * @throws Error for a name that no earlier stage should have let through
 */
export function toJinja(text: Text, context: ValueContext, templateExtensions: readonly string[]): string {
  let source = windowGuard(text, context);
  for (const piece of text) source = join(source, pieceSource(piece, context));
  return guardEnd(source, templateExtensions);
}

/** The template of one run-time value, without what guards its window. */
function valueToJinja(value: RunValue, context: ValueContext): string {
  const [root, name] = value.path;
  switch (root) {
    case 'secret':
      return secretOutput(value, context);
    case 'stored':
      return storedOutput(value, context);
    case 'run':
      if (name === 'id') return jinjaOutput('run_id');
      if (name === 'attempt') return jinjaOutput('ti.try_number');
      return name === 'params' ? jsonOutput(value, context) : dateOutput(value, context);
    case 'tasks':
    case 'item':
      return jsonOutput(value, context);
  }
  throw new Error(`The Airflow target cannot lower "${value.path.join('.')}".`);
}

/** The template of one run-time value alone as JSON: numbers and what the store holds keep their type. */
export function valueToJson(value: RunValue, context: ValueContext): string {
  if (value.path[0] === 'stored') return storedJson(value, context);
  const isJson = value.path[0] === 'tasks' || value.path[0] === 'item' || value.path[1] === 'params';
  if (isJson) return jsonOutputAsJson(value, context);
  return windowGuard([{ kind: 'value', value }], context) + valueToJinja(value, context);
}

function pieceSource(piece: Piece, context: ValueContext): string {
  switch (piece.kind) {
    case 'literal':
      return guardLiteral(piece.text);
    case 'jinja':
      return piece.text;
    case 'value':
      return valueToJinja(piece.value, context);
  }
}

/** Characters that Jinja would take for its own, or drop, as tags that print them. */
function guardLiteral(text: string): string {
  // A brace before a guarded character would open a tag with the guard's own brace.
  return text.replaceAll(/\{[{%#]|\{(?=\r)|\r/gu, guarded);
}

function guarded(characters: string): string {
  return jinjaOutput(jinjaString(characters));
}

/** A brace at the seam opens a tag only together with what follows. */
function join(left: string, right: string): string {
  const opens = left.endsWith('{') && /^[{%#]/u.test(right);
  return opens ? `${left.slice(0, -1)}${guarded('{')}${right}` : left + right;
}

/** Jinja drops one final line break: the text's own needs a second one, and one alone hides a file's ending. */
function guardEnd(source: string, templateExtensions: readonly string[]): string {
  const looksLikeFile = templateExtensions.some((extension) => source.endsWith(extension));
  return source.endsWith('\n') || looksLikeFile ? `${source}\n` : source;
}
