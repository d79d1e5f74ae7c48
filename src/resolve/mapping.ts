import type { Report } from '../text/diagnostic.ts';
import { placeInside } from '../tree/place_inside.ts';
import { child, placeOf, type Dict, type Entry, type Leaf, type Tree } from '../tree/tree.ts';
import { findReferences } from '../values/reference.ts';
import type { Text } from '../values/text.ts';
import { commonTaskKeys } from '../language/task.ts';
import { withHistory } from '../validate/effective.ts';
import { didYouMean } from '../text/suggest.ts';
import { unknownName, type Scope } from './fill/scope.ts';
import { named, unfilledInside, type Unfilled } from './unfilled.ts';

/** What a task is mapped over. */
export type Over =
  /** Elements that are written, as their author wrote them. */
  | { readonly kind: 'written'; readonly items: readonly Unfilled[] }
  /** What a task upstream puts out. */
  | { readonly kind: 'output'; readonly task: string };

/**
 * What a `map` is over; undefined where it is neither a list nor an output, which is reported.
 *
 * @param map with its references filled
 * @param written the same as its author wrote it
 */
export function readOver(
  map: Tree,
  written: Unfilled,
  texts: ReadonlyMap<Leaf, Text>,
  report: Report,
): Over | undefined {
  const over = child(map, 'over');
  if (over === undefined) return undefined;
  if (over.kind === 'list' && over.items.length > 0) return { kind: 'written', items: unfilledItems(written) };
  const [piece, ...others] = over.kind === 'leaf' ? (texts.get(over) ?? []) : [];
  const path = piece?.kind === 'value' && others.length === 0 ? piece.value.path : [];
  if (path[0] === 'tasks' && path.length === 3) return { kind: 'output', task: String(path[1]) };
  const isEmpty = over.kind === 'list';
  report(
    withHistory(
      {
        severity: 'error',
        code: isEmpty ? 'map-empty' : 'map-over',
        message: isEmpty
          ? '"map.over" is an empty list: the task would never run.'
          : '"map.over" must be a list, or the whole output of a task.',
        place: placeOf(over),
        help: isEmpty
          ? 'Write its elements, or leave the task out of this environment.'
          : 'Write for example `over: [eu, us]` or `over: ${{ tasks.list_regions.output }}`.',
      },
      over,
    ),
  );
  return undefined;
}

function unfilledItems(map: Unfilled): readonly Unfilled[] {
  const over = unfilledInside(map, ['over']);
  const list = over === undefined ? undefined : named(over);
  if (list?.tree.kind !== 'list') throw new Error('resolve: a list that was filled is none as it was written');
  return list.tree.items.map((tree) => ({ ...list, tree }));
}

/**
 * The names inside of a task that is mapped over written elements: one element, and all that the task may use. The
 * element is as its author wrote it: what becomes of it depends on where it is used, and it is read once.
 */
export function itemScope(item: Unfilled, outer: Scope): Scope {
  return {
    find(path) {
      const [root, ...rest] = path;
      if (root !== 'item') return outer.find(path);
      const found = unfilledInside(item, rest);
      if (found !== undefined) return { kind: 'tree', ...found, key: path.join('.') };
      const { tree } = named(item);
      const keys = tree.kind === 'dict' ? [...tree.entries.keys()] : [];
      return unknownName(
        'unknown-item-key',
        `An element of the list has no "${rest.join('.')}".${didYouMean(rest.join('.'), keys)}`,
        keys.length === 0 ? 'Its elements are no records: write ${{ item }}.' : `It has: ${keys.join(', ')}.`,
      );
    },
  };
}

/** The same for showing the task as a whole: the element stays as it was written. */
export function shownItemScope(outer: Scope): Scope {
  return {
    find: (path) => (path[0] === 'item' ? { kind: 'text', text: `\${{ ${path.join('.')} }}` } : outer.find(path)),
  };
}

/** The task without keys that all its instances share, and which hold elements all the same: those are reported. */
export function refuseItemInCommonKeys(task: Dict, report: Report): Dict {
  const entries = new Map(task.entries);
  for (const [key, { value }] of task.entries) {
    if (!Object.hasOwn(commonTaskKeys, key)) continue;
    const refused = leavesOf(value).filter((leaf) => refuse(key, leaf, report));
    if (refused.length > 0) entries.delete(key);
  }
  return { ...task, entries };
}

function refuse(key: string, leaf: Leaf, report: Report): boolean {
  if (typeof leaf.value !== 'string' || !leaf.value.includes('${{')) return false;
  let isRefused = false;
  for (const part of findReferences(leaf.value)) {
    if (part.kind !== 'reference' || part.head.kind === 'string' || part.head.path[0] !== 'item') continue;
    isRefused = true;
    report({
      severity: 'error',
      code: 'item-in-common-key',
      message: `"item" cannot stand in "${key}": all elements of a mapped task share it.`,
      place: placeInside(leaf, part.start, part.end),
      help: 'Write a value that is the same for every element, or a task for each of them.',
    });
  }
  return isRefused;
}

function leavesOf(tree: Tree): readonly Leaf[] {
  if (tree.kind === 'leaf') return [tree];
  const inner = tree.kind === 'list' ? tree.items : [...tree.entries.values()].map((entry: Entry) => entry.value);
  return inner.flatMap(leavesOf);
}
