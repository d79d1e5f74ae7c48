import type { Report } from '../../text/diagnostic.ts';
import type { Place, Source } from '../../text/source.ts';
import type { Tree } from '../tree.ts';
import type { Event } from './events.ts';

/** How far the reading of one file has come. */
export interface Reader {
  readonly source: Source;
  readonly events: readonly Event[];
  readonly anchors: Map<string, Anchor>;
  report: Report;
  /** Index of the event to be read next. */
  next: number;
  /** Where the last token that was read ends: what has no text of its own is placed after it. */
  last: number;
  /** Nodes read so far, with those that aliases stand for. */
  weight: number;
  /** The part of `weight` that came through aliases. */
  expanded: number;
}

/** What an anchor names. Without a tree it is still being read: an alias to it would contain itself. */
export interface Anchor {
  readonly place: Place;
  readonly tree: Tree | undefined;
  readonly weight: number;
}

export function newReader(source: Source, events: readonly Event[], report: Report): Reader {
  return { source, events, report, anchors: new Map(), next: 0, last: 0, weight: 0, expanded: 0 };
}

export function eventAt(reader: Reader, index: number): Event {
  const event = reader.events[index];
  if (event === undefined) throw new Error(`The events of "${reader.source.path}" end before its value does.`);
  return event;
}

/** The offset after spaces, line breaks, comments and the given indicators. */
export function skipSpace(text: string, from: number, indicators = ''): number {
  let offset = from;
  for (; offset < text.length; offset += 1) {
    const character = text.charAt(offset);
    if (character === '#' && offset > from) offset = endOfLine(text, offset) - 1;
    else if (!' \t\r\n'.includes(character) && !indicators.includes(character)) break;
  }
  return offset;
}

function endOfLine(text: string, from: number): number {
  for (let offset = from; offset < text.length; offset += 1) {
    if (text[offset] === '\n' || text[offset] === '\r') return offset;
  }
  return text.length;
}
