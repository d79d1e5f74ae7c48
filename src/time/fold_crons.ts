import { parseCron, type Cron } from './cron.ts';

/**
 * One cron that has the ticks of all of these, undefined where there is none: `0 9 * * *` and `0 17 * * *` are
 * `0 9,17 * * *`, a cron that another contains adds nothing, and days beside weekdays become the "or" of both.
 * An hour field is never filled up to `*`: Airflow then walks through clock changes by another rule.
 */
export function foldCrons(crons: readonly Cron[]): Cron | undefined {
  const [only] = crons;
  if (only !== undefined && crons.every((cron) => cron.text === only.text)) return only;
  const whole = parseCron(boundText(crons));
  if (whole.kind === 'problem' || whole.everyHour !== crons.some((cron) => cron.everyHour)) return undefined;
  return isCovered(whole, crons) ? whole : undefined;
}

// The only cron that can have these ticks is the smallest that has no fewer: the union of each field by itself.
function boundText(crons: readonly Cron[]): string {
  const [minutes, hours, months] = (['minutes', 'hours', 'months'] as const).map((field) =>
    unionOf(crons.map((cron) => cron[field])),
  );
  const days = dayMask(crons);
  if (days === everyDay) return `${minutes} ${hours} * ${months} *`;
  return `${minutes} ${hours} ${dayText(days, 1, 32)} ${months} ${dayText(days, weekdayBit, weekdayBit + 6)}`;
}

function unionOf(lists: readonly (readonly number[])[]): string {
  return [...new Set(lists.flat())].join(',');
}

/** True where each minute of each hour of each month has all the days of the whole. */
function isCovered(whole: Cron, crons: readonly Cron[]): boolean {
  const wanted = dayMask([whole]);
  return whole.hours.every((hour) => {
    const atHour = crons.filter((cron) => cron.hours.includes(hour));
    return whole.minutes.every((minute) => {
      const atMinute = atHour.filter((cron) => cron.minutes.includes(minute));
      return whole.months.every((month) => dayMask(atMinute.filter((cron) => cron.months.includes(month))) === wanted);
    });
  });
}

// A day matches by its date or by its weekday, so a set of days is the set of both: bit 1 to 31 for the date, 32 for
// the last day of the month, then the weekdays from Sunday on. The union of two such sets is exact.
const lastDayBit = 32;
const weekdayBit = 33;
const everyDay = -1n;

function dayMask(crons: readonly Cron[]): bigint {
  let mask = 0n;
  for (const cron of crons) {
    if (cron.anyDay && cron.anyWeekday) return everyDay;
    const dates = cron.anyDay ? [] : [...cron.days, ...(cron.lastDay ? [lastDayBit] : [])];
    const weekdays = cron.anyWeekday ? [] : cron.weekdays.map((weekday) => weekdayBit + weekday);
    for (const bit of [...dates, ...weekdays]) mask |= 1n << BigInt(bit);
  }
  const full = hasAll(mask, 1, 31) || hasAll(mask, weekdayBit, weekdayBit + 6);
  return full ? everyDay : mask;
}

function hasAll(mask: bigint, from: number, to: number): boolean {
  const all = ((1n << BigInt(to - from + 1)) - 1n) << BigInt(from);
  return (mask & all) === all;
}

/** The values of a day or weekday field whose bits are set; `*` where there are none. */
function dayText(mask: bigint, from: number, to: number): string {
  const values: string[] = [];
  for (let bit = from; bit <= to; bit += 1) {
    if ((mask & (1n << BigInt(bit))) === 0n) continue;
    values.push(bit === lastDayBit ? 'L' : String(bit >= weekdayBit ? bit - weekdayBit : bit));
  }
  return values.length === 0 ? '*' : values.join(',');
}
