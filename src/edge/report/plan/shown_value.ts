import type { Value } from '../../../tree/tree.ts';

/** A value as a report shows it on one line, at most so many characters of it; what is absent is `undefined`. */
export function shownValue(value: Value, most: number): string {
  return clipped(JSON.stringify(value), most);
}

/** The first characters of a text; `…` stands for the others. No character is split. */
export function clipped(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = isPair(text, most - 1) ? most - 1 : most;
  return `${text.slice(0, end)}…`;
}

function isPair(text: string, at: number): boolean {
  const code = text.codePointAt(at) ?? 0;
  return code > 0xff_ff;
}

/** True for texts that are better compared line by line, such as a query. */
export function isLong(value: Value | undefined): value is string {
  return typeof value === 'string' && value.trimEnd().includes('\n');
}
