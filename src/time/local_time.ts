import { toInstant, wallAt, type Instant } from './zone.ts';

const day = 86_400;

/**
 * The first time at or after an instant at which clocks in the zone show a time of day, such as `06:00`. One that the
 * clocks skip on some date is moved on by what they skip; of one that comes twice it is the second.
 */
export function localTimeFrom(zone: string, instant: Instant, time: string): Instant {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const midnight = Math.floor(wallAt(zone, instant) / day) * day;
  // The day before counts, as a time that is skipped can be moved past midnight.
  for (let wall = midnight - day + hours * 3600 + minutes * 60; ; wall += day) {
    const found = toInstant(zone, wall);
    if (found >= instant) return found;
  }
}
