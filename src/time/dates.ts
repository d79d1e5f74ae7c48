/** A date of the Gregorian calendar; month and day count from 1. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

// A year that begins in March ends with the day that only some years have: what lies before it is the same in all. After
// 400 of them the calendar repeats.
const daysOf400Years = 146_097;
const daysBefore1970 = 719_468; // since 1 March of the year 0

/** The date of a day, counted from 1970-01-01. A search through years of slots asks this often, and `Date` is slow. */
export function dateOf(count: number): CalendarDate {
  const since = count + daysBefore1970;
  const cycle = Math.floor(since / daysOf400Years);
  const inCycle = since - cycle * daysOf400Years;
  const year = yearOf(inCycle);
  const inYear = inCycle - daysBeforeYear(year);
  const fromMarch = Math.floor((5 * inYear + 2) / 153);
  const isNextYear = fromMarch >= 10;
  return {
    year: cycle * 400 + year + (isNextYear ? 1 : 0),
    month: fromMarch + (isNextYear ? -9 : 3),
    day: inYear - daysBeforeMonth(fromMarch) + 1,
  };
}

/** The day, counted from 1970-01-01, of a date. */
export function dayOf(year: number, month: number, day: number): number {
  const marchYear = month < 3 ? year - 1 : year;
  const cycle = Math.floor(marchYear / 400);
  const before = daysBeforeMonth(month < 3 ? month + 9 : month - 3);
  return cycle * daysOf400Years + daysBeforeYear(marchYear - cycle * 400) + before + day - 1 - daysBefore1970;
}

/** The year of a cycle, 0 to 399, in which its day lies: without the leap days before it, years have 365 days. */
function yearOf(inCycle: number): number {
  const leapDays = Math.floor(inCycle / 1460) - Math.floor(inCycle / 36_524) + Math.floor(inCycle / 146_096);
  return Math.floor((inCycle - leapDays) / 365);
}

function daysBeforeYear(year: number): number {
  return 365 * year + Math.floor(year / 4) - Math.floor(year / 100);
}

/** March to July have 153 days, and so have August to December: 31, 30, 31, 30, 31. */
function daysBeforeMonth(fromMarch: number): number {
  return Math.floor((153 * fromMarch + 2) / 5);
}
