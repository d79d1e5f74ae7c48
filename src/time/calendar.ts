import { offsetAt, wallAt, type Instant, type Wall } from './zone.ts';

/** A date or local date-time that was read, or what is wrong with its text. */
export type LocalTime =
  | { readonly kind: 'local'; readonly wall: Wall; readonly hasTime: boolean }
  | { readonly kind: 'problem'; readonly message: string; readonly help: string };

const form = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?$/;
const zoned = /(?:Z|[+-]\d\d:?\d\d)$/i;
const help = 'Write a date such as "2026-01-01", or a local time such as "2026-01-01T06:00".';

/**
 * Reads `2026-01-01`, `2026-01-01T06:00` or `2026-01-01T06:00:30` as a wall clock shows it; a date alone is its
 * midnight. Years go from 1970 to 9999: earlier offsets of zones are guesswork, and Python ends there.
 */
export function parseLocalTime(text: string): LocalTime {
  const match = form.exec(text);
  if (match === null) return problem(formProblem(text));
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => (part === undefined ? 0 : Number(part)));
  if (year < 1970) return problem(`The date "${text}" is before 1970.`);
  if (month < 1 || month > 12) return problem(`"${text}" names month ${month}; a year has 12.`);
  const days = daysInMonth(year, month);
  if (day < 1 || day > days) return problem(`"${text}" names day ${day}; that month has ${days}.`);
  if (hour > 23 || minute > 59 || second > 59) return problem(`"${text}" names a time after 23:59:59.`);
  return { kind: 'local', wall: wallOf(year, month, day, hour, minute, second), hasTime: text.length > 10 };
}

/** The wall clock's reading of a date and time; month and day count from 1. */
export function wallOf(year: number, month: number, day: number, hour = 0, minute = 0, second = 0): Wall {
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
}

/** How many days a month (1 to 12) has. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The date that a wall clock shows: `2026-03-29`. */
export function formatDate(wall: Wall): string {
  return new Date(wall * 1000).toISOString().slice(0, -14);
}

/** The date and time that a wall clock shows, with seconds only where there are some: `2026-03-29T03:30`. */
export function formatLocalTime(wall: Wall): string {
  return new Date(wall * 1000).toISOString().slice(0, wall % 60 === 0 ? -8 : -5);
}

/** The local date of an instant: `2026-03-29`. */
export function dateAt(zone: string, instant: Instant): string {
  return formatDate(wallAt(zone, instant));
}

/** ISO 8601 with the zone's offset, as Python's `isoformat` writes it: `2026-03-29T03:30:00+02:00`. */
export function formatInstant(zone: string, instant: Instant): string {
  const offset = offsetAt(zone, instant);
  const text = new Date((instant + offset) * 1000).toISOString().slice(0, -5);
  const size = Math.abs(offset);
  const parts = [Math.floor(size / 3600), Math.floor(size / 60) % 60, size % 60].map((part) =>
    String(part).padStart(2, '0'),
  );
  // Offsets with seconds ended in 1972.
  return `${text}${offset < 0 ? '-' : '+'}${(size % 60 === 0 ? parts.slice(0, 2) : parts).join(':')}`;
}

function formProblem(text: string): string {
  if (zoned.test(text) && text.includes('T'))
    return `"${text}" carries an offset; its zone is the schedule's "timezone".`;
  if (/^\d{4}-\d\d-\d\d \d/.test(text)) return `"${text}" has a blank between date and time, where a "T" belongs.`;
  return `"${text}" is not a date.`;
}

function problem(message: string): LocalTime {
  return { kind: 'problem', message, help };
}
