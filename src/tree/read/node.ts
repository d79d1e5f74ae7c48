import { dictAt, leafAt, listAt } from '../make.ts';
import type { Entry, List, Tree } from '../tree.ts';
import { readAlias, readAnchored } from './aliases.ts';
import { COLLECTION_STYLE, EVENT_ID, type MappingEvent, type SequenceEvent } from './events.ts';
import { unquotedJinja } from './findings.ts';
import { keyOf } from './key.ts';
import { readLeaf } from './leaf.ts';
import { eventAt, type Reader, skipSpace } from './reader.ts';
import { checkCollectionTag } from './tags.ts';

/** Reads the value that begins at the reader's next event, and goes past it. */
export function readNode(reader: Reader): Tree {
  const event = eventAt(reader, reader.next);
  reader.next += 1;
  switch (event.type) {
    case EVENT_ID.SCALAR:
      return event.anchorStart < 0
        ? readLeaf(reader, event)
        : readAnchored(reader, event, () => readLeaf(reader, event));
    case EVENT_ID.SEQUENCE:
      return readAnchored(reader, event, () => readList(reader, event));
    case EVENT_ID.MAPPING:
      return readAnchored(reader, event, () => readDict(reader, event));
    case EVENT_ID.ALIAS:
      return readAlias(reader, event);
    case EVENT_ID.DOCUMENT:
    case EVENT_ID.POP:
      throw new Error(`A value was expected at event ${reader.next - 1} of "${reader.source.path}".`);
  }
}

function readList(reader: Reader, event: SequenceEvent): List {
  checkCollectionTag(reader, event, 'seq');
  reader.weight += 1;
  reader.last = event.style === COLLECTION_STYLE.FLOW ? event.start + 1 : event.start;
  const items: Tree[] = [];
  while (eventAt(reader, reader.next).type !== EVENT_ID.POP) items.push(readNode(reader));
  return listAt({ source: reader.source, start: event.start, end: close(reader, event) }, items);
}

function readDict(reader: Reader, event: MappingEvent): Tree {
  if (isJinja(reader, event)) return readJinja(reader, event);
  checkCollectionTag(reader, event, 'map');
  reader.weight += 1;
  reader.last = reader.source.text[event.start] === '{' ? event.start + 1 : event.start;
  const entries = new Map<string, Entry>();
  while (eventAt(reader, reader.next).type !== EVENT_ID.POP) {
    const first = eventAt(reader, reader.next);
    const key = keyOf(reader, first, readNode(reader), entries);
    const value = readNode(reader);
    if (key !== undefined) entries.set(String(key.value), { key, value });
  }
  return dictAt({ source: reader.source, start: event.start, end: close(reader, event) }, entries);
}

/** Goes past the end of a collection: past the closing bracket, or no further than its last child. */
function close(reader: Reader, event: SequenceEvent | MappingEvent): number {
  reader.next += 1;
  const bracket = event.style === COLLECTION_STYLE.FLOW && closing.get(reader.source.text.charAt(event.start));
  if (!bracket) return reader.last;
  const offset = skipSpace(reader.source.text, reader.last, ',');
  if (reader.source.text[offset] === bracket) reader.last = offset + 1;
  return reader.last;
}

const closing: ReadonlyMap<string, string> = new Map([
  ['[', ']'],
  ['{', '}'],
]);

/** `{{ ds }}` without quotes: to YAML a map in a map, to its author a text. */
function isJinja(reader: Reader, event: MappingEvent): boolean {
  const first = eventAt(reader, reader.next);
  return (
    first.type === EVENT_ID.MAPPING &&
    first.start === event.start + 1 &&
    reader.source.text.startsWith('{{', event.start)
  );
}

function readJinja(reader: Reader, event: MappingEvent): Tree {
  const { report, source } = reader;
  reader.report = () => {};
  reader.last = event.start + 1;
  while (eventAt(reader, reader.next).type !== EVENT_ID.POP) readNode(reader);
  reader.report = report;
  const place = { source, start: event.start, end: close(reader, event) };
  report(unquotedJinja(place));
  return leafAt(place, source.text.slice(place.start, place.end), 'made');
}
