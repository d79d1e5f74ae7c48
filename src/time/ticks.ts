import { dayOf, dateOf } from './dates.ts';
import type { Cron } from './cron.ts';
import type { Wall } from './zone.ts';

const dayMinutes = 1440;

/** The first minute strictly after a wall clock's reading that the cron names, on a calendar without zones. */
export function nextTick(cron: Cron, wall: Wall): Wall {
  const minute = Math.floor(wall / 60) + 1;
  const day = Math.floor(minute / dayMinutes);
  if (matchesDay(cron, day)) {
    const time = timeFrom(cron, minute - day * dayMinutes);
    if (time !== undefined) return (day * dayMinutes + time) * 60;
  }
  return (nextDay(cron, day) * dayMinutes + firstOf(cron.hours) * 60 + firstOf(cron.minutes)) * 60;
}

/** The last minute strictly before a wall clock's reading that the cron names. */
export function previousTick(cron: Cron, wall: Wall): Wall {
  const minute = Math.ceil(wall / 60) - 1;
  const day = Math.floor(minute / dayMinutes);
  if (matchesDay(cron, day)) {
    const time = timeUpTo(cron, minute - day * dayMinutes);
    if (time !== undefined) return (day * dayMinutes + time) * 60;
  }
  return (previousDay(cron, day) * dayMinutes + lastOf(cron.hours) * 60 + lastOf(cron.minutes)) * 60;
}

function timeFrom(cron: Cron, minuteOfDay: number): number | undefined {
  const hour = Math.floor(minuteOfDay / 60);
  const minute = cron.hours.includes(hour) ? cron.minutes.find((value) => value >= minuteOfDay % 60) : undefined;
  if (minute !== undefined) return hour * 60 + minute;
  const later = cron.hours.find((value) => value > hour);
  return later === undefined ? undefined : later * 60 + firstOf(cron.minutes);
}

function timeUpTo(cron: Cron, minuteOfDay: number): number | undefined {
  const hour = Math.floor(minuteOfDay / 60);
  const minute = cron.hours.includes(hour) ? cron.minutes.findLast((value) => value <= minuteOfDay % 60) : undefined;
  if (minute !== undefined) return hour * 60 + minute;
  const earlier = cron.hours.findLast((value) => value < hour);
  return earlier === undefined ? undefined : earlier * 60 + lastOf(cron.minutes);
}

// Days are counted from 1970-01-01. The searches end: parseCron refuses dates that never come.
function nextDay(cron: Cron, after: number): number {
  let day = after + 1;
  while (!matchesDay(cron, day)) day = cron.months.includes(dateOf(day).month) ? day + 1 : startOfNextMonth(day);
  return day;
}

function previousDay(cron: Cron, before: number): number {
  let day = before - 1;
  while (!matchesDay(cron, day)) day = cron.months.includes(dateOf(day).month) ? day - 1 : day - dateOf(day).day;
  return day;
}

/** Whether the cron has times on a day, counted from 1970-01-01. */
export function matchesDay(cron: Cron, day: number): boolean {
  const date = dateOf(day);
  if (!cron.months.includes(date.month)) return false;
  const dayMatches = cron.anyDay || cron.days.includes(date.day) || (cron.lastDay && dateOf(day + 1).day === 1);
  // 1970-01-01 was a Thursday.
  const weekdayMatches = cron.anyWeekday || cron.weekdays.includes((((day + 4) % 7) + 7) % 7);
  return cron.anyDay || cron.anyWeekday ? dayMatches && weekdayMatches : dayMatches || weekdayMatches;
}

function startOfNextMonth(day: number): number {
  const { year, month } = dateOf(day);
  return month === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, month + 1, 1);
}

function firstOf(values: readonly number[]): number {
  return values[0] ?? 0;
}

function lastOf(values: readonly number[]): number {
  return values.at(-1) ?? 0;
}
