import type { Schema } from '../../language/schema.ts';
import type { Seen } from './seen.ts';
import { shown } from './values.ts';
import { capital, named } from './words.ts';

/** What is said of a key for which there is no sentence of its own: its name, and its values where they may be shown. */
export function plainSentence({ before, after, field, path, key, who }: Seen): string {
  const [old, fresh] = field.isConfidential
    ? [undefined, undefined]
    : [shown(before, field.schema), shown(after, field.schema)];
  const what = `the ${nameOf(field.schema, key)} of ${who}`;
  if (path.length === 0) return `${capital(who)} changes.`;
  if (after === undefined) return `${capital(what)} is taken away${old === undefined ? '' : `; it was ${old}`}.`;
  if (before === undefined) return `${capital(what)} is now ${fresh === undefined ? 'set' : fresh}; there was none.`;
  if (old === undefined || fresh === undefined) return `${capital(what)} changes.`;
  return `${capital(what)} is ${fresh} instead of ${old}.`;
}

/** A title of the language as it stands inside a sentence; abbreviations keep their capitals. */
function nameOf(schema: Schema | undefined, key: string): string {
  const { title } = schema ?? {};
  if (title === undefined) return `key ${named(key)}`;
  return /^[A-Z][a-z]/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}
