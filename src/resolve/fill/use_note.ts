import type { Note } from '../../text/diagnostic.ts';
import { placeOf, type Leaf } from '../../tree/tree.ts';

/** For a finding in a text that stands elsewhere, such as a file: where it is used. */
export function useNote({ from }: Leaf): { readonly related?: readonly Note[] } {
  return from === undefined ? {} : { related: [{ message: 'It is used here.', place: placeOf(from) }] };
}
