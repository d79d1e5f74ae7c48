import { parseField } from './cron_field.ts';
import { cronProblem, type CronProblem } from './cron_problem.ts';
import { refusedWhole } from './cron_forms.ts';
import { fieldNames, type Field, type FieldName } from './cron_range.ts';
import { fieldText } from './cron_text.ts';

export type { CronProblem } from './cron_problem.ts';

/** A schedule of the portable five-field subset: every croniter from 2.0.2 on reads its `text` alike. */
export interface Cron {
  readonly kind: 'cron';
  /** Five fields of numbers, shortest form: equal schedules have equal texts. */
  readonly text: string;
  /** Values in ascending order. Weekdays count from Sunday, 0 to 6. */
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly days: readonly number[];
  readonly months: readonly number[];
  readonly weekdays: readonly number[];
  /** `L`: the last day of each month, besides `days`. */
  readonly lastDay: boolean;
  /** The day of the month, or the weekday, is not restricted. Where both are restricted either is enough. */
  readonly anyDay: boolean;
  readonly anyWeekday: boolean;
  /** The hour is `*` (or all 24 hours): Airflow then adds elapsed time instead of walking the wall clock. */
  readonly everyHour: boolean;
}

const presets: ReadonlyMap<string, string> = new Map([
  ['hourly', '0 * * * *'],
  ['daily', '0 0 * * *'],
  ['weekly', '0 0 * * 0'],
  ['monthly', '0 0 1 * *'],
  ['quarterly', '0 0 1 */3 *'],
  ['yearly', '0 0 1 1 *'],
]);

/** The words that stand for a cron: `hourly` to `yearly`. */
export function presetNames(): readonly string[] {
  return [...presets.keys()];
}

/**
 * Reads a cron of five fields or a preset word. What some Airflow or croniter release refuses or reads
 * differently is a problem that shows the portable form where there is one.
 */
export function parseCron(text: string): Cron | CronProblem {
  const known = crons.get(text) ?? readCron(text);
  crons.set(text, known);
  return known;
}

/** A schedule is mostly the same in each environment. */
const crons = new Map<string, Cron | CronProblem>();

function readCron(text: string): Cron | CronProblem {
  const source = presets.get(text) ?? text;
  const refused = refusedWhole(source);
  if (refused !== undefined) return refused;
  const fields: Field[] = [];
  for (const [index, match] of [...source.matchAll(/[^ \t]+/g)].entries()) {
    const field = parseField(fieldNames[index] ?? 'weekday', match[0], match.index);
    if (field.kind === 'problem') return field;
    fields.push(field);
  }
  const [minute, hour, day, month, weekday] = fields;
  if (!minute || !hour || !day || !month || !weekday) throw new Error(`A cron of five fields lost one: "${source}".`);
  return combine({ minute, hour, day, month, weekday });
}

/** The canonical five fields: names as numbers, 7 as 0. An hour field `*` stays `*`, and no other one becomes it. */
export function cronText(cron: Cron): string {
  return cron.text;
}

/** True where day of month and weekday are both restricted: a day then matches when either does. */
export function isDayOrWeekday(cron: Cron): boolean {
  return !cron.anyDay && !cron.anyWeekday;
}

/**
 * True where croniter before 6.1.0 loses the run on 1 or 2 March: a day list that steps over the end of February,
 * such as `1,31` or every fifth day. The rule is exact for plain lists (1,500 random ones measured).
 */
export function skipsEarlyMarch(cron: Cron): boolean {
  if (cron.anyDay || cron.lastDay || !cron.months.includes(3)) return false;
  return [28, 29].some((length) => {
    const beyond = cron.days.find((day) => day > length);
    const first = cron.days[0];
    if (beyond === undefined || first === undefined || cron.days.includes(length)) return false;
    return first < beyond - length;
  });
}

function combine(fields: Readonly<Record<FieldName, Field>>): Cron | CronProblem {
  const { minute, hour, day, month, weekday } = fields;
  const problem = fullBesideOther(day, weekday) ?? fullBesideOther(weekday, day) ?? neverComes(day, month, weekday);
  if (problem !== undefined) return problem;
  return {
    kind: 'cron',
    text: [minute, hour, day, month, weekday].map(fieldText).join(' '),
    minutes: minute.values,
    hours: hour.values,
    days: day.values,
    months: month.values,
    weekdays: weekday.values,
    lastDay: day.lastDay && !day.full,
    anyDay: day.full,
    anyWeekday: weekday.full,
    everyHour: hour.full,
  };
}

/** `1-31` beside a weekday: every day for most croniters, only the weekday for 2.0.2. `*` has one meaning. */
function fullBesideOther(field: Field, other: Field): CronProblem | undefined {
  if (!field.full || field.text === '*' || other.full) return undefined;
  const what = field.name === 'day' ? 'all days of the month' : 'all weekdays';
  return cronProblem(field, {
    message: `"${field.text}" lists ${what} beside the ${other.name} "${other.text}"; Airflow's releases disagree on what that means.`,
    replacement: '*',
    help: `Write "*": then only the ${other.name} counts.`,
  });
}

/** A date such as 30 February. Beside a weekday it is refused too: before croniter 7 such a cron never ran. */
function neverComes(day: Field, month: Field, weekday: Field): CronProblem | undefined {
  const first = day.values[0];
  if (day.lastDay || first === undefined) return undefined;
  const longest = Math.max(...month.values.map((value) => longestMonth(value)));
  if (first <= longest) return undefined;
  const months = month.values.length === 1 ? `month ${month.text} has` : `the months ${month.text} have`;
  return cronProblem(day, {
    message: `The day "${day.text}" never comes: ${months} at most ${longest} days.`,
    help: weekday.full
      ? `Write "L" for the last day of the month.`
      : `Write "*" as the day: then only the weekday counts.`,
    replacement: weekday.full ? 'L' : '*',
  });
}

function longestMonth(month: number): number {
  if (month === 2) return 29;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
