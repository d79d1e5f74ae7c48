import { compareText } from '../text/compare_text.ts';
import type { Value } from '../tree/tree.ts';

/** A text that is the same for two values exactly when JSON Schema calls them equal: the order of keys says nothing. */
export function identityOf(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(identityOf).join(',')}]`;
  // JSON writes what is no finite number as null.
  if (typeof value === 'number') return String(value === 0 ? 0 : value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).toSorted(([left], [right]) => compareText(left, right));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${identityOf(inner)}`).join(',')}}`;
}
