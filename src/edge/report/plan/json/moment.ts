import { parseLocalTime } from '../../../../time/calendar.ts';
import type { Instant } from '../../../../time/zone.ts';

/** The instant of `2026-11-23T12:00:00Z`; undefined where no calendar or clock shows that. */
export function instantOf(text: string): Instant | undefined {
  const time = parseLocalTime(text.slice(0, -1));
  return time.kind === 'local' ? time.wall : undefined;
}

/** The instant of a text that was found to be one. */
export function knownInstant(text: string): Instant {
  const instant = instantOf(text);
  if (instant === undefined) throw new Error('plan: a moment was not looked at before it was used');
  return instant;
}
