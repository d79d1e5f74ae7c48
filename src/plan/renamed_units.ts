import type { Dict } from '../tree/tree.ts';
import type { UnitSide } from './compare_unit.ts';
import { shownValue } from './shown_value.ts';

/** A unit that only one side has. */
export interface LoneUnit {
  readonly id: string;
  readonly path: string;
  readonly side: UnitSide;
}

/** A pipeline that has another id, and may have changed besides. */
export interface RenamedUnit<Unit extends LoneUnit> {
  readonly from: Unit;
  readonly to: Unit;
}

/**
 * Pairs pipelines that went with those that came: of the same content, else written in the same file. What could be two
 * is none.
 */
export function renamedUnits<Unit extends LoneUnit>(
  gone: readonly Unit[],
  come: readonly Unit[],
): readonly RenamedUnit<Unit>[] {
  if (gone.length === 0 || come.length === 0) return [];
  const byContent = pairs(gone, come, ({ side }) => contentOf(side.tree));
  const taken = new Set(byContent.flatMap(({ from, to }) => [from, to]));
  const rest = (units: readonly Unit[]): readonly Unit[] => units.filter((unit) => !taken.has(unit));
  return [...byContent, ...pairs(rest(gone), rest(come), ({ path }) => path)];
}

function pairs<Unit extends LoneUnit>(
  gone: readonly Unit[],
  come: readonly Unit[],
  keyOf: (unit: Unit) => string,
): readonly RenamedUnit<Unit>[] {
  const old = byKey(gone, keyOf);
  return [...byKey(come, keyOf)].flatMap(([key, [to, ...others]]) => {
    const [from, ...more] = old.get(key) ?? [];
    const isOne = from !== undefined && to !== undefined && others.length === 0 && more.length === 0;
    return isOne ? [{ from, to }] : [];
  });
}

function byKey<Unit>(units: readonly Unit[], keyOf: (unit: Unit) => string): ReadonlyMap<string, readonly Unit[]> {
  const found = new Map<string, Unit[]>();
  for (const unit of units) {
    const key = keyOf(unit);
    found.set(key, [...(found.get(key) ?? []), unit]);
  }
  return found;
}

/** All but the name, whatever the order of the keys. */
function contentOf(tree: Dict): string {
  const entries = new Map([...tree.entries].toSorted(([left], [right]) => (left < right ? -1 : 1)));
  entries.delete('id');
  return JSON.stringify(shownValue({ ...tree, entries }, []));
}
