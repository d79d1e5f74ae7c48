import type { Schema } from '../../language/schema.ts';
import type { Tree } from '../../tree/tree.ts';
import type { Seen } from './seen.ts';
import { differences, itemsOf, shown } from './values.ts';
import { capital, named, names } from './words.ts';

/** What is said of a key for which there is no sentence of its own: its name, and its values where they may be shown. */
export function plainSentence({ before, after, field, path, key, who }: Seen): string {
  const [old, fresh] = field.isConfidential
    ? [undefined, undefined]
    : [shown(before, field.schema), shown(after, field.schema)];
  const what = `the ${nameOf(field.schema, key)} of ${who}`;
  const items = field.isConfidential ? undefined : itemSentence(before, after, field.schema);
  if (items !== undefined) return `In ${what}, ${items}.`;
  if (path.length === 0) return `${capital(who)} changes.`;
  if (after === undefined) return `${capital(what)} is taken away${old === undefined ? '' : `; it was ${old}`}.`;
  if (before === undefined)
    return `${capital(what)} is now ${fresh === undefined ? 'set' : `${fresh}; there was none`}.`;
  if (old === undefined || fresh === undefined) return `${capital(what)} changes.`;
  return `${capital(what)} is ${fresh} instead of ${old}.`;
}

/** What comes to a list of names and what goes from it. */
function itemSentence(
  before: Tree | undefined,
  after: Tree | undefined,
  schema: Schema | undefined,
): string | undefined {
  const lists = [before, after].flatMap((tree) => (tree?.kind === 'list' ? [tree] : []));
  if (lists.length < 2 || lists.some((list) => shown(list, schema) === undefined)) return undefined;
  const { came, went } = differences(itemsOf(before), itemsOf(after));
  const parts = [
    ...(came.length === 0 ? [] : [`${names(came)} ${came.length === 1 ? 'comes' : 'come'}`]),
    ...(went.length === 0 ? [] : [`${names(went)} ${went.length === 1 ? 'goes' : 'go'}`]),
  ];
  return parts.length === 0 ? 'the order changes' : parts.join(' and ');
}

/** A title of the language as it stands inside a sentence; abbreviations keep their capitals. */
function nameOf(schema: Schema | undefined, key: string): string {
  const { title } = schema ?? {};
  if (title === undefined) return `key ${named(key)}`;
  return /^[A-Z][a-z]/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}
