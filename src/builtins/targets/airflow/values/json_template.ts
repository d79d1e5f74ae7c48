import type { FreeValue } from '../../../../model/free_value.ts';
import { literalOf, type Text } from '../../../../values/text.ts';

/** What a JSON template is made with. */
export interface JsonTemplateContext {
  readonly templated: (text: Text) => string;
  /** The template of a text that is one value and no text itself, as JSON; undefined for any other text. */
  readonly typed: (text: Text) => string | undefined;
}

/** The template that Airflow renders to the JSON text of a value, without blanks. Objects of Python are no JSON. */
export function jsonTemplate(value: FreeValue, context: JsonTemplateContext): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (!('kind' in value)) return textTemplate(value, context);
  switch (value.kind) {
    case 'list':
      return joined(
        '[',
        value.items.map((item) => jsonTemplate(item, context)),
        ']',
      );
    case 'map': {
      const entries = [...value.entries].map(
        ([key, item]) => `${constant(key, context)}:${jsonTemplate(item, context)}`,
      );
      return joined('{', entries, '}');
    }
    case 'plain':
      return constant(value.text, context);
    case 'callable':
    case 'datetime':
    case 'duration':
    case 'new':
      throw new Error(`A typed value ($${value.kind}) has no JSON.`);
  }
}

/** What is known now is written out; what is rendered is rendered first, and then put in quotes. */
function textTemplate(text: Text, context: JsonTemplateContext): string {
  const known = literalOf(text);
  if (known !== undefined) return constant(known, context);
  return (
    context.typed(text) ??
    `{% set value %}${context.templated(text)}{% endset %}{{ macros.json.dumps(value, ensure_ascii=False) }}`
  );
}

function constant(text: string, context: JsonTemplateContext): string {
  return context.templated([{ kind: 'literal', text: JSON.stringify(text) }]);
}

/** A brace beside a tag would be part of it: a blank keeps them apart, which JSON does not mind. */
function joined(open: string, parts: readonly string[], close: string): string {
  const [first = ''] = parts;
  const before = first.startsWith('{') && open === '{' ? ' ' : '';
  const after = parts.at(-1)?.endsWith('}') === true && close === '}' ? ' ' : '';
  return `${open}${before}${parts.join(',')}${after}${close}`;
}
