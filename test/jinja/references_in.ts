import type { Span } from '../../src/jinja/tokens.ts';

/** Where `${{ … }}` stands, for texts without strings that hold `}}` of their own beside those in quotes. */
export function referencesIn(text: string): readonly Span[] {
  const found = text.matchAll(/\$\{\{(?:"[^"]*"|[^"}])*\}\}/gu);
  return [...found].map(({ 0: reference, index }) => ({ start: index, end: index + reference.length }));
}
