import type { Place } from '../../text/source.ts';

/** What stands at a place, as its author wrote it: in all environments the same. */
export function writtenText({ source, start, end }: Place): string {
  return source.text.slice(start, end);
}
