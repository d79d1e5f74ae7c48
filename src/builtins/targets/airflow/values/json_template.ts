import type { FreeValue } from '../../../../model/free_value.ts';
import { concatenate, literal, literalOf, type Piece, type Text } from '../../../../values/text.ts';
import { asciiJson } from './ascii_json.ts';
import { isPlainPiece } from './plain_piece.ts';
import { throughFilter } from './through_filter.ts';

/** What a JSON template is made with. */
export interface JsonTemplateContext {
  readonly templated: (text: Text) => string;
  /** The template of a text that is one value and no text itself, as JSON; undefined for any other text. */
  readonly typed: (text: Text) => string | undefined;
}

/**
 * The template that Airflow renders to the JSON text of a value, in ASCII and without blanks between its parts.
 *
 * @throws Error for objects of Python, which the task's type refuses
 */
export function jsonTemplate(value: FreeValue, context: JsonTemplateContext): string {
  if (value === null || typeof value !== 'object') return asciiJson(value);
  if (!('kind' in value)) return textTemplate(value, context);
  switch (value.kind) {
    case 'list':
      return `[${value.items.map((item) => jsonTemplate(item, context)).join(',')}]`;
    case 'map':
      return mapTemplate(value.entries, context);
    case 'plain':
      return constant(value.text, context);
    case 'callable':
    case 'datetime':
    case 'duration':
    case 'new':
      throw new Error(`airflow: a typed value ($${value.kind}) in JSON was not refused before`);
  }
}

function mapTemplate(entries: ReadonlyMap<string, FreeValue>, context: JsonTemplateContext): string {
  const written = [...entries].map(([key, item]) => `${constant(key, context)}:${jsonTemplate(item, context)}`);
  return `{${written.join(',')}}`;
}

/** What may need an escape is rendered first, and then put in quotes. */
function textTemplate(text: Text, context: JsonTemplateContext): string {
  const typed = literalOf(text) === undefined ? context.typed(text) : undefined;
  if (typed !== undefined) return typed;
  if (text.every(isPlainPiece)) return quoted(text, context);
  return context.templated(throughFilter(text, 'macros.json.dumps(value)'));
}

function constant(text: string, context: JsonTemplateContext): string {
  return quoted(literal(text), context);
}

function quoted(text: Text, context: JsonTemplateContext): string {
  const inside = text.map((piece): Piece => (piece.kind === 'literal' ? escaped(piece.text) : piece));
  return context.templated(concatenate(literal('"'), inside, literal('"')));
}

function escaped(text: string): Piece {
  return { kind: 'literal', text: asciiJson(text).slice(1, -1) };
}
