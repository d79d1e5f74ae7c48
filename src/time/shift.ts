import { daysInMonth, wallOf } from './calendar.ts';
import { toInstant, wallAt, type Instant, type Wall } from './zone.ts';

/** `d w mo y` move along the calendar, `h m s` along time as it passes. */
export type ShiftUnit = 'd' | 'w' | 'mo' | 'y' | 'h' | 'm' | 's';

const passing: Readonly<Record<'h' | 'm' | 's', number>> = { h: 3600, m: 60, s: 1 };
const day = 86_400;

/** An instant moved by whole units; the calendar is the zone's. */
export function shiftInstant(zone: string, instant: Instant, amount: number, unit: ShiftUnit): Instant {
  if (unit === 'h' || unit === 'm' || unit === 's') return instant + amount * passing[unit];
  return toInstant(zone, shiftWall(wallAt(zone, instant), amount, unit));
}

/** A reading moved by the calendar: the time of day stays, a day that the month lacks becomes its last. */
export function shiftWall(wall: Wall, amount: number, unit: 'd' | 'w' | 'mo' | 'y'): Wall {
  if (unit === 'd') return wall + amount * day;
  if (unit === 'w') return wall + amount * 7 * day;
  const date = new Date(wall * 1000);
  const months = date.getUTCFullYear() * 12 + date.getUTCMonth() + amount * (unit === 'y' ? 12 : 1);
  const year = Math.floor(months / 12);
  const month = months - year * 12 + 1;
  const midnight = wallOf(year, month, Math.min(date.getUTCDate(), daysInMonth(year, month)));
  return midnight + (wall - Math.floor(wall / day) * day);
}
