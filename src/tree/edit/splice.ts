import { child, type Dict, type Entry, type List, type Tree } from '../tree.ts';
import { scalarYaml } from './scalar_yaml.ts';
import { flowRemoval, itemLines, lineEnd, lineStart, type Span } from './removed_lines.ts';

/**
 * A scalar set at a path of keys in one file, or, without a value, the key taken out. In a list the key is the number of
 * the item, from 0 on; items are only taken out.
 */
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
  const map = path.slice(0, -1).reduce<Tree | undefined>(within, document);
  if (value === undefined) return deletion(map, key);
  if (map?.kind !== 'dict') return undefined;
  const entry = map.entries.get(key);
  const text = scalarYaml(value);
  if (entry === undefined) return insertion(map, `${key}: ${text}`);
  return entry.value.kind === 'leaf' ? { start: entry.value.start, end: entry.value.end, text } : undefined;
}

/** What a map or a list holds under a key, or at the place that it counts. */
export function within(tree: Tree | undefined, key: string): Tree | undefined {
  return tree?.kind === 'list' ? tree.items[Number(key)] : child(tree, key);
}

function isFlow({ source, start }: Tree): boolean {
  return ['{', '['].includes(source.text[start] ?? '');
}

function deletion(around: Tree | undefined, key: string): Splice | undefined {
  if (around === undefined || around.kind === 'leaf') return undefined;
  const span = around.kind === 'list' ? itemRemoval(around, Number(key)) : removal(around, key);
  return span === undefined ? undefined : { ...span, text: '' };
}

function removal(map: Dict, name: string): Span | undefined {
  const entry = map.entries.get(name);
  if (entry === undefined) return undefined;
  if (!isFlow(map)) return blockRemoval(map, entry);
  const all = [...map.entries.values()].map(({ key, value }) => ({ start: key.start, end: value.end }));
  return flowRemoval(map.source.text, all, [...map.entries.values()].indexOf(entry));
}

function itemRemoval(list: List, index: number): Span | undefined {
  const item = list.items[index];
  if (item === undefined) return undefined;
  return isFlow(list) ? flowRemoval(list.source.text, list.items, index) : itemLines(list.source.text, item);
}

/** Whole lines: the key has to begin its first one. */
function blockRemoval({ source: { text } }: Dict, { key, value }: Entry): Span | undefined {
  const start = lineStart(text, key.start);
  if (text.slice(start, key.start).trim() !== '') return undefined;
  return { start, end: text[value.end - 1] === '\n' ? value.end : lineEnd(text, value.end) };
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
