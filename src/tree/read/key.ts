import { type Entry, type Leaf, placeOf, type Tree } from '../tree.ts';
import { EVENT_ID, type Event, SCALAR_STYLE } from './events.ts';
import { mistake, quoted } from './findings.ts';
import type { Reader } from './reader.ts';

/** The key that an event has brought, after its checks. Undefined where its entry must be left out. */
export function keyOf(reader: Reader, event: Event, tree: Tree, entries: ReadonlyMap<string, Entry>): Leaf | undefined {
  if (tree.kind !== 'leaf') {
    const message = `A ${tree.kind === 'dict' ? 'map' : 'list'} stands where a key belongs; keys are text.`;
    reader.report(mistake('key-not-text', tree, message, 'If it is text, put it in quotes.'));
    return undefined;
  }
  if (tree.value === '<<' && event.type === EVENT_ID.SCALAR && event.style === SCALAR_STYLE.PLAIN) {
    reader.report(mistake('merge-key', tree, 'The merge key "<<" is not part of the language.', mergeHelp));
    return undefined;
  }
  const key = textKey(reader, tree);
  return key === undefined || isTaken(reader, key, entries) ? undefined : key;
}

const mergeHelp = 'Write the keys out, or put what tasks have in common into "task_defaults" or "defaults".';

/** A key that is no text is reported; its entry goes on under the text that was written. */
function textKey(reader: Reader, key: Leaf): Leaf | undefined {
  if (typeof key.value === 'string') return key;
  const written = reader.source.text.slice(key.start, key.end);
  if (written === '') {
    const place = { source: reader.source, start: Math.max(0, key.start - 1), end: key.end };
    reader.report(mistake('key-not-text', place, 'The key is missing before ":".', 'Write "key: value".'));
    return undefined;
  }
  const kind = key.value === null ? 'null' : `a ${typeof key.value}`;
  reader.report(
    mistake('key-not-text', key, `The key ${written} is ${kind}; keys are text.`, `Put it in quotes: "${written}".`),
  );
  return { ...key, value: written };
}

function isTaken(reader: Reader, key: Leaf, entries: ReadonlyMap<string, Entry>): boolean {
  const name = String(key.value);
  if (name === '__proto__') {
    reader.report(mistake('reserved-key', key, '"__proto__" cannot be a key.', 'Choose another name.'));
    return true;
  }
  const first = entries.get(name);
  if (first === undefined) return false;
  const note = { message: `${quoted(name)} is first written here.`, place: placeOf(first.key) };
  reader.report(
    mistake(
      'duplicate-key',
      key,
      `The key ${quoted(name)} is written twice in this map.`,
      'Remove or rename one of the two.',
      [note],
    ),
  );
  return true;
}
