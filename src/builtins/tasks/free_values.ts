import type { FreeValue, TypedValue } from '../../model/free_value.ts';
import type { Text } from '../../values/text.ts';

/** What stands in data of the user's own, at any depth. */
export interface ValuesIn {
  readonly texts: readonly Text[];
  /** The first typed value that JSON lacks. */
  readonly typed: Exclude<TypedValue['kind'], 'plain'> | undefined;
}

/** The texts of free data, and whether all of it is JSON. */
export function valuesIn(value: FreeValue): ValuesIn {
  if (value === null || typeof value !== 'object') return { texts: [], typed: undefined };
  if (!('kind' in value)) return { texts: [value], typed: undefined };
  switch (value.kind) {
    case 'list':
      return together(value.items);
    case 'map':
      return together([...value.entries.values()]);
    case 'plain':
      return { texts: [], typed: undefined };
    case 'callable':
    case 'datetime':
    case 'duration':
    case 'new':
      return { texts: [], typed: value.kind };
  }
}

function together(values: readonly FreeValue[]): ValuesIn {
  const found = values.map(valuesIn);
  return { texts: found.flatMap(({ texts }) => texts), typed: found.find(({ typed }) => typed !== undefined)?.typed };
}
