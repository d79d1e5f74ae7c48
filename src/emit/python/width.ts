import { doubleWidth, zeroWidth } from './width_table.ts';

/** The columns that a text in one line takes, as ruff counts them: wide East Asian characters and emoji take two. */
export function widthOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += characterWidth(character.codePointAt(0) ?? 0);
  return width;
}

interface Ranges {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const zero = parse(zeroWidth);
const double = parse(doubleWidth);

function characterWidth(code: number): number {
  if (code < 0x7f) return 1;
  // KHMER SIGN BEYYAL stands for a word of three letters.
  if (code === 0x17d8) return 3;
  if (contains(double, code)) return 2;
  return contains(zero, code) ? 0 : 1;
}

function parse(table: string): Ranges {
  const ranges = table
    .trim()
    .split(' ')
    .map((range) => range.split('-').map((digits) => Number.parseInt(digits, 16)));
  return { starts: ranges.map(([start = 0]) => start), ends: ranges.map(([start = 0, end = start]) => end) };
}

function contains(ranges: Ranges, code: number): boolean {
  let low = 0;
  let high = ranges.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ranges.starts[middle] ?? 0) <= code) low = middle;
    else high = middle - 1;
  }
  return code >= (ranges.starts[low] ?? 0) && code <= (ranges.ends[low] ?? 0);
}
