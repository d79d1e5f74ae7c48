import type { ChangePlace } from '../model/plan.ts';
import { positionAt, type Place, type Source } from '../text/source.ts';
import { child, placeOf, type Leaf, type Tree, type Value } from '../tree/tree.ts';
import { isSame, type Difference } from './difference.ts';
import { shownValue, writtenValue } from './shown_value.ts';

/** What a reference stands for on both sides, and what it is called: `var.schema`. */
export interface NamedValues {
  readonly name: string;
  readonly before: Value;
  readonly after: Value;
}

/** A value on both sides; a side that lacks it is undefined. */
export interface ValueSides {
  readonly before?: Value;
  readonly after?: Value;
}

/** The place that made a difference, and on which side it is. */
export interface Cause {
  readonly place: Place;
  readonly isBefore: boolean;
  /** What stands at the place, where the value that differs only refers to it. */
  readonly part?: NamedValues;
  /** What was written and is now, where that differs and each pipeline fills it with values of its own. */
  readonly written?: ValueSides;
}

/**
 * What made a difference: the place that sets the value now. Where that place was there before, something above it went:
 * then it is the place that had set the value. Of a value that is put together it is the part that differs.
 *
 * @param isChanged whether a document, or a file, is another one than before, or on one side only
 */
export function causeOf(
  { path, before, after }: Difference,
  isChanged: (source: Source) => boolean,
): Cause | undefined {
  const { was, is, name } = narrowed(before, after);
  const isAfter = is !== undefined && (isChanged(is.source) || was === undefined || !isChanged(was.source));
  const at = isAfter ? is : was;
  if (at === undefined) return undefined;
  const values =
    was === undefined || is === undefined || name === undefined
      ? writtenSides(path, before, after)
      : { part: { name, before: shownValue(was, name.split('.')), after: shownValue(is, name.split('.')) } };
  return {
    place: firstDifference(made(at, isAfter ? was : is, isChanged), isAfter ? was : is),
    isBefore: !isAfter,
    ...values,
  };
}

/** Where the same is written on both sides, only the values that are filled into it differ. */
function writtenSides(path: readonly string[], before?: Tree, after?: Tree): Pick<Cause, 'written'> {
  const written = {
    ...(before === undefined ? {} : { before: writtenValue(before, path) }),
    ...(after === undefined ? {} : { after: writtenValue(after, path) }),
  };
  return JSON.stringify(written.before) === JSON.stringify(written.after) ? {} : { written };
}

/** A map is put together from several layers: it is made where the first of its values stands that was edited. */
function made(at: Tree, other: Tree | undefined, isChanged: (source: Source) => boolean): Tree {
  if (at.kind !== 'dict') return at;
  const own = [...at.entries].filter(([key, { value }]) => !isSame(value, child(other, key)));
  const [edited] = own.filter(([, { value }]) => isChanged(value.source));
  if (edited === undefined) return at;
  const [key, { value }] = edited;
  return made(value, child(other, key), isChanged);
}

/** Of a whole file, the line in which it begins to differ. */
function firstDifference(at: Tree, other: Tree | undefined): Place {
  const place = placeOf(at);
  if (at.kind !== 'leaf' || at.style !== 'verbatim' || other === undefined) return place;
  const [text, before] = [at.source.text, other.source.text];
  let same = 0;
  while (same < text.length && text[same] === before[same]) same += 1;
  return { ...place, start: text.lastIndexOf('\n', same - 1) + 1 };
}

/** Two values that differ, and what the reference is called that put them there. */
interface Pair {
  readonly was: Tree | undefined;
  readonly is: Tree | undefined;
  readonly name?: string;
}

/** The parts of two values that differ: what a file says, an item of a list, what a reference in a text stands for. */
function narrowed(before: Tree | undefined, after: Tree | undefined): Pair {
  const [was, is] = [before, after].map((tree) => (tree?.kind === 'leaf' ? (tree.content ?? tree) : tree));
  if (was === undefined || is === undefined) return { was, is };
  const inner = was.kind === 'leaf' && is.kind === 'leaf' ? partsOf(was, is) : itemsOf(was, is);
  const found = inner.map((pair) => {
    const inside = narrowed(pair.was, pair.is);
    return { ...pair, ...inside };
  });
  const [first] = found;
  return first !== undefined && found.every((pair) => isFrom(pair, first)) ? first : { was, is, ...usedBy(is) };
}

/** Whether two parts differ because of one reference, which may stand in a value more than once. */
function isFrom({ name, is }: Pair, other: Pair): boolean {
  return name !== undefined && is?.source === other.is?.source && is?.start === other.is?.start;
}

/** The references of two texts, put together in the same way, that stand for other texts. */
function partsOf(before: Leaf, after: Leaf): readonly Pair[] {
  const left = before.filled?.parts ?? [];
  const right = after.filled?.parts ?? [];
  if (left.length !== right.length) return [];
  const pairs = left.map(({ value: was, name }, index): Pair => ({ was, is: right[index]?.value, ...named(name) }));
  return pairs.filter(({ was, is }) => !isSame(was, is));
}

function itemsOf(before: Tree, after: Tree): readonly Pair[] {
  const [left, right] = [childrenOf(before), childrenOf(after)];
  if (before.kind !== after.kind || left.length !== right.length) return [];
  return left.map((was, index) => ({ was, is: right[index] })).filter(({ was, is }) => !isSame(was, is));
}

function childrenOf(tree: Tree): readonly Tree[] {
  if (tree.kind === 'leaf') return [];
  return tree.kind === 'list' ? tree.items : [...tree.entries.values()].map(({ value }) => value);
}

/** The reference whose whole value this is. */
function usedBy({ from }: Tree): Pick<Pair, 'name'> {
  const written = from?.kind === 'leaf' && typeof from.value === 'string' ? from.value : '';
  return named(/^\$\{\{\s*([\w.]+)/u.exec(written)?.[1]);
}

function named(name: string | undefined): Pick<Pair, 'name'> {
  return name === undefined ? {} : { name };
}

/** A cause as a plan tells it. What ships with dagwright is no place that anybody can go to. */
export function placeOfCause(cause: Cause | undefined): ChangePlace | undefined {
  if (cause === undefined || cause.place.source.path.startsWith('dagwright:')) return undefined;
  const { source, start } = cause.place;
  return { path: source.path, ...positionAt(source, start), ...(cause.isBefore ? { isBefore: true } : {}) };
}
