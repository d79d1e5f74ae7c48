/** One part of a date format: characters as they are, or a code such as `%Y`. */
export type FormatPart =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'code'; readonly code: FormatCode };

export type FormatCode = keyof typeof codes;

interface CodeMeaning {
  readonly description: string;
  /** `clock` and `offset` need a moment; on a date they are those of its local midnight. */
  readonly needs: 'date' | 'clock' | 'offset';
}

const codes = {
  '%Y': { description: 'year, four digits', needs: 'date' },
  '%y': { description: 'year, the last two digits', needs: 'date' },
  '%m': { description: 'month, 01 to 12', needs: 'date' },
  '%-m': { description: 'month, 1 to 12', needs: 'date' },
  '%d': { description: 'day of the month, 01 to 31', needs: 'date' },
  '%-d': { description: 'day of the month, 1 to 31', needs: 'date' },
  '%j': { description: 'day of the year, 001 to 366', needs: 'date' },
  '%-j': { description: 'day of the year, 1 to 366', needs: 'date' },
  '%b': { description: 'month in English, Jan to Dec', needs: 'date' },
  '%B': { description: 'month in English, January to December', needs: 'date' },
  '%a': { description: 'weekday in English, Mon to Sun', needs: 'date' },
  '%A': { description: 'weekday in English, Monday to Sunday', needs: 'date' },
  '%u': { description: 'weekday, 1 (Monday) to 7', needs: 'date' },
  '%G': { description: 'year that the ISO week belongs to', needs: 'date' },
  '%V': { description: 'ISO week, 01 to 53', needs: 'date' },
  '%H': { description: 'hour, 00 to 23', needs: 'clock' },
  '%-H': { description: 'hour, 0 to 23', needs: 'clock' },
  '%I': { description: 'hour, 01 to 12', needs: 'clock' },
  '%-I': { description: 'hour, 1 to 12', needs: 'clock' },
  '%p': { description: 'AM or PM', needs: 'clock' },
  '%M': { description: 'minute, 00 to 59', needs: 'clock' },
  '%-M': { description: 'minute, 0 to 59', needs: 'clock' },
  '%S': { description: 'second, 00 to 59', needs: 'clock' },
  '%-S': { description: 'second, 0 to 59', needs: 'clock' },
  '%z': { description: 'offset from UTC, +0200', needs: 'offset' },
  '%:z': { description: 'offset from UTC, +02:00', needs: 'offset' },
} as const;

/** The codes of `format("…")`: the part of strftime that dates in data pipelines use and every target can write. */
export const formatCodes: Readonly<Record<FormatCode, CodeMeaning>> = codes;

/** The parts of a format, or the first code in it that is none of ours (`%` and what follows). */
export type DateFormat =
  | { readonly kind: 'format'; readonly parts: readonly FormatPart[] }
  | { readonly kind: 'unknown'; readonly code: string };

/** Reads a format; `%%` is a percent sign. */
export function readDateFormat(format: string): DateFormat {
  const parts: FormatPart[] = [];
  for (const [piece] of format.matchAll(/%[-:]?[^]?|[^%]+/gu)) {
    const last = parts.at(-1);
    const plain = piece === '%%' ? '%' : piece;
    if (isFormatCode(piece)) parts.push({ kind: 'code', code: piece });
    else if (piece !== '%%' && piece.startsWith('%')) return { kind: 'unknown', code: piece };
    else if (last?.kind === 'literal') parts[parts.length - 1] = { kind: 'literal', text: last.text + plain };
    else parts.push({ kind: 'literal', text: plain });
  }
  return { kind: 'format', parts };
}

/** The letters by which other tools write a date: `M` and `m` differ in all of them. */
const letters: ReadonlyMap<string, FormatCode> = new Map([
  ['YYYY', '%Y'],
  ['yyyy', '%Y'],
  ['YY', '%y'],
  ['yy', '%y'],
  ['MM', '%m'],
  ['DD', '%d'],
  ['dd', '%d'],
  ['HH', '%H'],
  ['mm', '%M'],
  ['SS', '%S'],
  ['ss', '%S'],
]);

/** A format in the letters of other tools, such as `YYYY-MM-DD`, in our codes; undefined where it holds other words. */
export function inCodes(format: string): string | undefined {
  const pieces = format.match(/[A-Za-z]+|[^A-Za-z]+/gu) ?? [];
  const written = pieces.map((piece) => (/[A-Za-z]/u.test(piece) ? codesOf(piece) : piece));
  return written.includes(undefined) || !written.join('').includes('%') ? undefined : written.join('');
}

/** Letters without anything between them: `YYYYMMDD`. A `T` may part a date and a time. */
function codesOf(run: string): string | undefined {
  const found = (run.match(/(.)\1*/gu) ?? []).map((same) => (same === 'T' ? same : letters.get(same)));
  return found.includes(undefined) ? undefined : found.join('');
}

/** True when a format shows more than the calendar: a time of day, or an offset. */
export function showsClock(parts: readonly FormatPart[]): boolean {
  return parts.some((part) => part.kind === 'code' && formatCodes[part.code].needs !== 'date');
}

/**
 * A wall clock's reading in a format.
 *
 * @param wall seconds since 1970-01-01T00:00 of that reading
 * @param offset seconds east of UTC
 */
export function formatWall(parts: readonly FormatPart[], wall: number, offset: number): string {
  return parts.map((part) => (part.kind === 'literal' ? part.text : formatted(part.code, wall, offset))).join('');
}

function isFormatCode(code: string): code is FormatCode {
  return Object.hasOwn(formatCodes, code);
}

const months = 'January February March April May June July August September October November December'.split(' ');
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const day = 86_400;

function formatted(code: FormatCode, wall: number, offset: number): string {
  const date = new Date(wall * 1000);
  if (code.startsWith('%-')) return String(Number(formatted(padded(code), wall, offset)));
  switch (padded(code)) {
    case '%Y':
      return digits(date.getUTCFullYear(), 4);
    case '%y':
      return digits(date.getUTCFullYear() % 100);
    case '%m':
      return digits(date.getUTCMonth() + 1);
    case '%d':
      return digits(date.getUTCDate());
    case '%j':
      return digits(dayOfYear(wall) + 1, 3);
    case '%b':
      return monthName(date).slice(0, 3);
    case '%B':
      return monthName(date);
    case '%a':
      return weekdayName(date).slice(0, 3);
    case '%A':
      return weekdayName(date);
    case '%u':
      return String(date.getUTCDay() || 7);
    case '%G':
      return digits(new Date(thursday(wall) * 1000).getUTCFullYear(), 4);
    case '%V':
      return digits(Math.floor(dayOfYear(thursday(wall)) / 7) + 1);
    case '%H':
      return digits(date.getUTCHours());
    case '%I':
      return digits(date.getUTCHours() % 12 || 12);
    case '%p':
      return date.getUTCHours() < 12 ? 'AM' : 'PM';
    case '%M':
      return digits(date.getUTCMinutes());
    case '%S':
      return digits(date.getUTCSeconds());
    case '%z':
      return offsetText(offset, '');
    case '%:z':
      return offsetText(offset, ':');
  }
}

type UnpaddedCode = Extract<FormatCode, `%-${string}`>;

function padded(code: FormatCode): Exclude<FormatCode, UnpaddedCode> {
  switch (code) {
    case '%-m':
      return '%m';
    case '%-d':
      return '%d';
    case '%-j':
      return '%j';
    case '%-H':
      return '%H';
    case '%-I':
      return '%I';
    case '%-M':
      return '%M';
    case '%-S':
      return '%S';
    default:
      return code;
  }
}

/** Days since the first of January. */
function dayOfYear(wall: number): number {
  return Math.floor((wall - Date.UTC(new Date(wall * 1000).getUTCFullYear(), 0) / 1000) / day);
}

/** The Thursday of the same ISO week: it says which year the week belongs to. */
function thursday(wall: number): number {
  return wall + (4 - (new Date(wall * 1000).getUTCDay() || 7)) * day;
}

function monthName(date: Date): string {
  return months[date.getUTCMonth()] ?? '';
}

function weekdayName(date: Date): string {
  return weekdays[date.getUTCDay()] ?? '';
}

function offsetText(offset: number, separator: string): string {
  const minutes = Math.floor(Math.abs(offset) / 60);
  return `${offset < 0 ? '-' : '+'}${digits(Math.floor(minutes / 60))}${separator}${digits(minutes % 60)}`;
}

function digits(number: number, width = 2): string {
  return String(number).padStart(width, '0');
}
