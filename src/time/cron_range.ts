import type { Span } from './cron_problem.ts';

export const fieldNames = ['minute', 'hour', 'day', 'month', 'weekday'] as const;
export type FieldName = (typeof fieldNames)[number];

/** What one field may hold. */
export interface FieldRange {
  readonly name: FieldName;
  readonly low: number;
  readonly high: number;
  /** The English names of the values from `low` on. A cron has their first three letters. */
  readonly longWords: readonly string[];
}

/** One field as it was read: the values that match, ascending and without repetition. */
export interface Field extends FieldRange, Span {
  readonly kind: 'field';
  readonly text: string;
  readonly values: readonly number[];
  readonly lastDay: boolean;
  /** All values match. */
  readonly full: boolean;
}

const months = 'january february march april may june july august september october november december'.split(' ');
const weekdays = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');

export const fieldRanges: Readonly<Record<FieldName, FieldRange>> = {
  minute: { name: 'minute', low: 0, high: 59, longWords: [] },
  hour: { name: 'hour', low: 0, high: 23, longWords: [] },
  day: { name: 'day', low: 1, high: 31, longWords: [] },
  month: { name: 'month', low: 1, high: 12, longWords: months },
  weekday: { name: 'weekday', low: 0, high: 6, longWords: weekdays },
};

/** A number or three-letter word of the field. A weekday may be 7, which is Sunday again. */
export function valueIn(range: FieldRange, text: string): number | undefined {
  const index = text.length === 3 ? range.longWords.findIndex((word) => word.slice(0, 3) === text.toLowerCase()) : -1;
  if (index >= 0) return range.low + index;
  if (!/^\d+$/.test(text)) return undefined;
  const value = Number(text);
  return value >= range.low && value <= (range.name === 'weekday' ? 7 : range.high) ? value : undefined;
}
