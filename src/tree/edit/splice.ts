import { child, type Dict, type Entry, type Tree } from '../tree.ts';
import { scalarYaml } from './scalar_yaml.ts';

/** A scalar set at a path of keys in one file, or, without a value, the key taken out. */
export interface Change {
  readonly path: readonly string[];
  readonly value?: string | number | boolean;
}

/** Characters of a source that others take the place of: offsets are half-open. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What has to be written for a change; undefined where the map that holds the key is not written as one. */
export function spliceFor(document: Dict, { path, value }: Change): Splice | undefined {
  const key = path.at(-1) ?? '';
  const map = path.slice(0, -1).reduce<Tree | undefined>(child, document);
  if (map?.kind !== 'dict') return undefined;
  const entry = map.entries.get(key);
  if (value === undefined) return entry === undefined ? undefined : removal(map, entry);
  const text = scalarYaml(value);
  if (entry === undefined) return insertion(map, `${key}: ${text}`);
  return entry.value.kind === 'leaf' ? { start: entry.value.start, end: entry.value.end, text } : undefined;
}

function isFlow(map: Dict): boolean {
  return map.source.text[map.start] === '{';
}

function removal(map: Dict, entry: Entry): Splice | undefined {
  return isFlow(map) ? flowRemoval(map, entry) : blockRemoval(map, entry);
}

/** With the comma behind it, or of the last one that in front of it. */
function flowRemoval(map: Dict, entry: Entry): Splice {
  const entries = [...map.entries.values()];
  const index = entries.indexOf(entry);
  const next = entries[index + 1];
  if (next !== undefined) return { start: entry.key.start, end: next.key.start, text: '' };
  const before = entries[index - 1];
  return { start: before?.value.end ?? entry.key.start, end: entry.value.end, text: '' };
}

/** Whole lines: the key has to begin its first one. */
function blockRemoval({ source: { text } }: Dict, { key, value }: Entry): Splice | undefined {
  const start = lineStart(text, key.start);
  if (text.slice(start, key.start).trim() !== '') return undefined;
  return { start, end: text[value.end - 1] === '\n' ? value.end : lineEnd(text, value.end), text: '' };
}

function insertion(map: Dict, written: string): Splice | undefined {
  const entries = [...map.entries.values()];
  const last = entries.at(-1);
  if (isFlow(map)) {
    const at = last?.value.end ?? map.start + 1;
    return { start: at, end: at, text: last === undefined ? ` ${written} ` : `, ${written}` };
  }
  return blockInsertion(map.source.text, entries, written);
}

/** Below the last key whose value stands on its line, as far to the right as that key. */
function blockInsertion(text: string, entries: readonly Entry[], written: string): Splice | undefined {
  const above = entries.findLast(({ key, value }) => !text.slice(key.start, value.end).includes('\n'));
  if (above === undefined) return undefined;
  const start = lineStart(text, above.key.start);
  const indent = text.slice(start, above.key.start).replaceAll(/[^ ]/gu, ' ');
  const at = lineEnd(text, above.value.end);
  const isClosed = text[at - 1] === '\n';
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  return { start: at, end: at, text: isClosed ? `${indent}${written}${lineBreak}` : `${lineBreak}${indent}${written}` };
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Behind the line break; the end of the text where there is none. */
function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}
