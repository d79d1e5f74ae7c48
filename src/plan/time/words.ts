import { formatDuration } from '../../time/duration.ts';
import { formatLocalTime } from '../../time/calendar.ts';
import type { Run } from '../../time/runs.ts';
import { wallAt, type Instant } from '../../time/zone.ts';
import type { Span } from './spans.ts';

/** A moment as clocks in a zone show it, and in UTC: `2026-11-24 04:30 Europe/Berlin (03:30 UTC)`. */
export function momentText(zone: string, instant: Instant): string {
  const local = localText(zone, instant);
  return zone === 'UTC' ? `${local} UTC` : `${local} ${zone} (${inUtc(zone, instant)} UTC)`;
}

/** `from 2026-11-23 04:30 to 2026-11-24 04:30 Europe/Berlin (03:30 to 03:30 UTC)`; UTC has a date where it is another. */
export function spanText(zone: string, { from, to }: Span): string {
  const local = `from ${localText(zone, from)} to ${localText(zone, to)}`;
  return zone === 'UTC' ? `${local} UTC` : `${local} ${zone} (${inUtc(zone, from)} to ${inUtc(zone, to)} UTC)`;
}

/** A moment in UTC, with its date where clocks in the zone show another one: `03:30`. */
export function inUtc(zone: string, instant: Instant): string {
  const [date, time = ''] = localText('UTC', instant).split(' ');
  return localText(zone, instant).startsWith(`${date} `) ? time : `${date} ${time}`;
}

/** What clocks in a zone show, with a blank in the place of the `T`. */
export function localText(zone: string, instant: Instant): string {
  return formatLocalTime(wallAt(zone, instant)).replace('T', ' ');
}

/** The window of a run. */
export function windowOf({ windowStart, windowEnd }: Run): Span {
  return { from: windowStart, to: windowEnd };
}

/** `1 run`, `2 runs`, `12,500 runs`. */
export function countText(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}

/** A length for people: the two largest units of it, as the rest says nothing: `14d19h`. */
export function lengthText(seconds: number): string {
  const unit = seconds >= 10 * 86_400 ? 3600 : seconds >= 86_400 ? 60 : 1;
  return formatDuration(seconds - (seconds % unit));
}
