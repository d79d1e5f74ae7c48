/**
 * True where two parts of the model say the same: maps and lists by what is in them; trees and places are left
 * out, as trees are compared by themselves and say where a difference comes from, and so is catching up.
 */
export function isSameModel(before: unknown, after: unknown): boolean {
  if (before === after) return true;
  if (before instanceof Map && after instanceof Map) return isSameMap(before, after);
  if (Array.isArray(before) && Array.isArray(after))
    return before.length === after.length && before.every((item, index) => isSameModel(item, after[index]));
  return isObject(before) && isObject(after) && isSameObject(before, after);
}

function isSameMap(before: ReadonlyMap<unknown, unknown>, after: ReadonlyMap<unknown, unknown>): boolean {
  return (
    before.size === after.size &&
    [...before].every(([key, value]) => after.has(key) && isSameModel(value, after.get(key)))
  );
}

/** Places; and whether a pipeline that is waited for catches up: its slots and windows are the same either way. */
const unheeded = ['tree', 'place', 'catchup'];

function isSameObject(before: Fields, after: Fields): boolean {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  for (const key of unheeded) keys.delete(key);
  return [...keys].every((key) => isSameModel(before[key], after[key]));
}

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map);
}
