/**
 * True where two parts of the model say the same: maps and lists by what is in them; trees and places are left
 * out, as trees are compared by themselves and say where a difference comes from.
 *
 * @param unheeded keys of the model that are left out too
 */
export function isSameModel(before: unknown, after: unknown, unheeded: readonly string[] = []): boolean {
  return isSame(before, after, [...placesOnly, ...unheeded]);
}

const placesOnly = ['tree', 'place'];

function isSame(before: unknown, after: unknown, unheeded: readonly string[]): boolean {
  if (before === after) return true;
  if (before instanceof Map && after instanceof Map) return isSameMap(before, after, unheeded);
  if (Array.isArray(before) && Array.isArray(after))
    return before.length === after.length && before.every((item, index) => isSame(item, after[index], unheeded));
  return isObject(before) && isObject(after) && isSameObject(before, after, unheeded);
}

function isSameMap(
  before: ReadonlyMap<unknown, unknown>,
  after: ReadonlyMap<unknown, unknown>,
  unheeded: readonly string[],
): boolean {
  return (
    before.size === after.size &&
    [...before].every(([key, value]) => after.has(key) && isSame(value, after.get(key), unheeded))
  );
}

function isSameObject(before: Fields, after: Fields, unheeded: readonly string[]): boolean {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  for (const key of unheeded) keys.delete(key);
  return [...keys].every((key) => isSame(before[key], after[key], unheeded));
}

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map);
}
