import type { Place } from '../../text/source.ts';
import { didYouMean } from '../../text/suggest.ts';
import { leafAt } from '../make.ts';
import type { Leaf, Tree } from '../tree.ts';
import type { AliasEvent } from './events.ts';
import { mistake, quoted } from './findings.ts';
import { MAX_EXPANDED } from './limits.ts';
import type { Reader } from './reader.ts';

interface Anchored {
  readonly anchorStart: number;
  readonly anchorEnd: number;
}

/** Reads a value that an anchor may name. Until it is read, the name stands for nothing. */
export function readAnchored(reader: Reader, event: Anchored, read: () => Tree): Tree {
  if (event.anchorStart < 0) return read();
  const { name, place } = named(reader, event);
  const before = reader.weight;
  reader.anchors.set(name, { place, tree: undefined, weight: 0 });
  const tree = read();
  reader.anchors.set(name, { place, tree, weight: reader.weight - before });
  return tree;
}

/** The value that an alias stands for, the same node for all of them; null after a mistake. */
export function readAlias(reader: Reader, event: AliasEvent): Tree {
  const { name, place } = named(reader, event);
  reader.last = place.end;
  const anchor = reader.anchors.get(name);
  if (anchor === undefined) return unknownAlias(reader, name, place);
  if (anchor.tree === undefined) {
    const note = { message: `"&${name}" begins here.`, place: anchor.place };
    const message = `"*${name}" stands inside the value that "&${name}" names, so the value would contain itself.`;
    reader.report(mistake('alias-cycle', place, message, 'Write the inner value out.', [note]));
    return nothing(place);
  }
  const before = reader.expanded;
  if (before > MAX_EXPANDED) return nothing(place);
  reader.expanded += anchor.weight;
  reader.weight += anchor.weight;
  if (reader.expanded <= MAX_EXPANDED) return anchor.tree;
  const message = `The aliases of this file stand for more than ${MAX_EXPANDED / 1000},000 values.`;
  reader.report(mistake('alias-bomb', place, message, 'Write the values out, or split the file.'));
  return nothing(place);
}

function unknownAlias(reader: Reader, name: string, place: Place): Tree {
  const near = didYouMean(
    `*${name}`,
    Array.from(reader.anchors.keys(), (anchor) => `*${anchor}`),
  );
  const message = `No anchor ${quoted(`&${name}`)} stands before this alias.${near}`;
  reader.report(mistake('unknown-alias', place, message, 'If it is text that begins with "*", put it in quotes.'));
  return nothing(place);
}

function named(reader: Reader, event: Anchored): { name: string; place: Place } {
  const { source } = reader;
  const name = source.text.slice(event.anchorStart, event.anchorEnd);
  return { name, place: { source, start: event.anchorStart - 1, end: event.anchorEnd } };
}

function nothing(place: Place): Leaf {
  return leafAt(place, null, 'made');
}
