import { parseLocalTime } from '../../time/calendar.ts';
import { toInstant, type Instant } from '../../time/zone.ts';

/** An instant that somebody writes: a local date or time of a zone, or ISO 8601 with an offset. Undefined for others. */
export function readInstant(written: string, zone: string): Instant | undefined {
  if (/(?:Z|[+-]\d\d:\d\d)$/u.test(written)) {
    const milliseconds = Date.parse(written);
    return Number.isNaN(milliseconds) ? undefined : Math.floor(milliseconds / 1000);
  }
  const time = parseLocalTime(written.replace(' ', 'T'));
  return time.kind === 'local' ? toInstant(zone, time.wall) : undefined;
}

/** What to write where an instant cannot be read. */
export const instantHelp =
  'Write a local date or time such as 2026-01-31 or 2026-01-31T06:00, or one with an offset: 2026-01-31T05:00:00Z.';
