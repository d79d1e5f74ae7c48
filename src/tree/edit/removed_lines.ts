/** A stretch of a text: offsets are half-open. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * What goes with one of the entries of `{ … }` or `[ … ]`: its lines, where it has them for itself; else the comma behind
 * it, or of the last one that in front of it.
 */
export function flowRemoval(text: string, all: readonly Span[], index: number): Span {
  const [before, span, next] = [all[index - 1], all[index] ?? { start: 0, end: 0 }, all[index + 1]];
  const lines = ownLines(text, span);
  if (lines !== undefined) return lines;
  if (next !== undefined) return { start: span.start, end: next.start };
  return { start: before?.end ?? span.start, end: span.end };
}

/** The lines of an entry on which nothing but a comma and a comment stands beside it. */
function ownLines(text: string, { start, end }: Span): Span | undefined {
  const from = lineStart(text, start);
  const to = lineEnd(text, end);
  const isAlone = text.slice(from, start).trim() === '' && /^[ \t]*,?[ \t]*(?:#.*)?\r?\n$/u.test(text.slice(end, to));
  return isAlone ? { start: from, end: to } : undefined;
}

/** The lines of an item behind its dash, which has to begin the first one. */
export function itemLines(text: string, { start, end }: Span): Span | undefined {
  const from = lineStart(text, start);
  if (!/^[ \t]*-[ \t]+$/u.test(text.slice(from, start))) return undefined;
  return { start: from, end: text[end - 1] === '\n' ? end : lineEnd(text, end) };
}

/** Where the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Behind the line break; the end of the text where there is none. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end + 1;
}
