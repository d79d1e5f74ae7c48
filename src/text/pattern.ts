import { createRequire } from 'node:module';
import type { RE2JS } from 're2js';

/** A regular expression of RE2: it runs in linear time, whatever its text and its input are. */
export type Pattern = RE2JS;

const requireModule = createRequire(import.meta.url);

/**
 * Reads a pattern; throws where it is none. The library is loaded with the first pattern: only task types of an
 * organisation have any.
 */
export function compilePattern(text: string): Pattern {
  const { RE2JS: library }: typeof import('re2js') = requireModule('re2js');
  return library.compile(text);
}
