import { parseLocalTime } from '../../time/calendar.ts';
import { toInstant, type Instant } from '../../time/zone.ts';

const written = /^(?<local>\S+?)(?:Z|(?<sign>[+-])(?<hours>[01]\d|2[0-3]):(?<minutes>[0-5]\d))?$/u;

/**
 * An instant that somebody writes: a local date or time of a zone, or a time with an offset. Undefined for others. A
 * local time that the clocks skip or repeat means the moment that a slot at this time has.
 */
export function readInstant(text: string, zone: string): Instant | undefined {
  const { local = '', sign, hours = '0', minutes = '0' } = written.exec(text.replace(' ', 'T'))?.groups ?? {};
  const time = parseLocalTime(local);
  if (time.kind === 'problem') return undefined;
  if (!text.endsWith('Z') && sign === undefined) return toInstant(zone, time.wall);
  if (!time.hasTime) return undefined;
  return time.wall - (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}

/** What to write where an instant cannot be read. */
export const instantHelp =
  'Write a local date or time such as 2026-01-31 or 2026-01-31T06:00, or one with an offset: 2026-01-31T05:00:00Z.';
