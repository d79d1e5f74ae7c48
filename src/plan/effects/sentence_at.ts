import type { Seen, Sentences, Told } from './seen.ts';

/** The first sentence whose pattern fits the path and that has something to say; undefined where there is none. */
export function sentenceAt(table: Sentences, seen: Seen): Told | string | undefined {
  for (const [pattern, sentence] of table) {
    if (!fits(pattern, seen.path)) continue;
    const told = sentence(seen);
    if (told !== undefined) return told;
  }
  return undefined;
}

/** Whether a pattern is about a path. Keys of users may hold dots: only those of the pattern are split. */
export function fits(pattern: string, path: readonly string[]): boolean {
  const keys = pattern === '' ? [] : pattern.split('.');
  const isOpen = keys.at(-1) === '**';
  const fixed = isOpen ? keys.slice(0, -1) : keys;
  if (isOpen ? path.length < fixed.length : path.length !== fixed.length) return false;
  return fixed.every((key, index) => key === '*' || key === path[index]);
}
