import type { AssetCondition, Schedule } from '../../model/schedule.ts';
import { formatLocalTime } from '../../time/calendar.ts';
import type { Cron } from '../../time/cron.ts';
import { wallAt } from '../../time/zone.ts';
import { counted, joined, named } from './words.ts';

/** When runs are due, completing "runs are due …" or "runs are …": `at 04:10 every day`. */
export function due(schedule: Schedule): string {
  switch (schedule.kind) {
    case 'cron':
      return cronWords(schedule.cron);
    case 'crons':
      return joined(schedule.crons.map(cronWords));
    case 'once':
      return `once, at ${localTime(schedule.start, schedule.zone)}`;
    case 'assets':
      return `when ${condition(schedule.condition)}`;
    case 'manual':
      return 'only when a person or another pipeline starts one';
  }
}

/** A moment as a clock of its zone shows it: `2026-01-01 06:00`. */
function localTime(instant: number, zone: string): string {
  return formatLocalTime(wallAt(zone, instant)).replace('T', ' ');
}

const mostTimes = 4;

/** The times of day of a cron with few slots on each of its days: `04:10`, `00:00 and 12:00`; undefined for others. */
export function timesOfDay({ minutes, hours, everyHour }: Cron): string | undefined {
  const [minute] = minutes;
  if (everyHour || minutes.length !== 1 || hours.length > mostTimes || minute === undefined) return undefined;
  return joined(hours.map((hour) => timeText(hour, minute)));
}

/** The days of a cron: `every day`, `from Monday to Friday`; undefined where that takes more words. */
export function daysOf({ anyDay, anyWeekday, lastDay, months, weekdays, days }: Cron): string | undefined {
  if (months.length < 12) return undefined;
  if (anyDay && anyWeekday) return 'every day';
  if (anyDay) return weekdayWords(weekdays);
  if (!anyWeekday) return undefined;
  if (lastDay) return days.length === 0 ? 'on the last day of each month' : undefined;
  return days.length > 3 ? undefined : `on day ${joined(days.map(String))} of each month`;
}

function cronWords(cron: Cron): string {
  const [times, days] = [timesOfDay(cron), daysOf(cron)];
  if (times !== undefined && days !== undefined) return `at ${times} ${days}`;
  const inDay = days === 'every day' ? (cron.everyHour ? minuteWords(cron.minutes) : hourWords(cron)) : undefined;
  return inDay ?? `by the cron ${named(cron.text)}`;
}

/** When slots are in each day, where they are whole hours apart, also over midnight. */
function hourWords({ minutes, hours }: Cron): string | undefined {
  const [[minute], [hour = 0]] = [minutes, hours];
  const step = 24 / hours.length;
  if (minute === undefined || minutes.length > 1 || hours.some((one, index) => one !== hour + index * step))
    return undefined;
  return `every ${step} hours, from ${timeText(hour, minute)} on`;
}

/** When slots are in each hour; undefined where they have no even distance. */
function minuteWords(minutes: readonly number[]): string | undefined {
  const [minute = 0] = minutes;
  const step = 60 / minutes.length;
  if (minutes.some((one, index) => one !== minute + index * step)) return undefined;
  if (minutes.length > 1) return minute === 0 ? `every ${step === 1 ? 'minute' : `${step} minutes`}` : undefined;
  return minute === 0 ? 'at every full hour' : `${counted(minute, 'minute')} after every full hour`;
}

const weekdayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

function weekdayWords(weekdays: readonly number[]): string {
  const [first = 0] = weekdays;
  const last = weekdays.at(-1) ?? 0;
  const isRange = weekdays.length > 2 && last - first === weekdays.length - 1;
  if (isRange) return `from ${weekdayNames[first]} to ${weekdayNames[last]}`;
  return `every ${joined(weekdays.map((day) => weekdayNames[day] ?? ''))}`;
}

function condition(of: AssetCondition): string {
  if (of.kind === 'asset') return `${named(of.asset)} has been updated`;
  return `${joined(of.of.map(part), of.kind === 'all' ? 'and' : 'or')} ${of.of.length === 1 ? 'has' : 'have'} been updated`;
}

function part(of: AssetCondition): string {
  if (of.kind === 'asset') return named(of.asset);
  return `(${joined(of.of.map(part), of.kind === 'all' ? 'and' : 'or')})`;
}

function timeText(hour: number, minute: number): string {
  return `${twoDigits(hour)}:${twoDigits(minute)}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
