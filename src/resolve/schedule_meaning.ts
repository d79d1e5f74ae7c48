import type { CronRuns, SeveralCronRuns } from '../model/schedule.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { isDayOrWeekday, skipsEarlyMarch } from '../time/cron.ts';
import { repeatedRunDates } from '../time/run_dates.ts';
import { formatInstant } from '../time/calendar.ts';
import { formatDuration } from '../time/duration.ts';
import { airflowEndDate, emptyRuns } from '../time/runs.ts';
import { findWindowFault } from '../time/windows.ts';
import { child, placeOf, text, type Dict, type Tree } from '../tree/tree.ts';

/** Reports something about a value of the schedule. */
export type Tell = (
  at: Tree,
  diagnostic: Omit<Diagnostic, 'place' | 'severity'>,
  severity?: Diagnostic['severity'],
) => undefined;

/** An end that comes before its start. */
export function endBeforeStart(tree: Dict): Omit<Diagnostic, 'place' | 'severity'> {
  const start = child(tree, 'start');
  return {
    code: 'end-before-start',
    message: `The schedule ends (${text(child(tree, 'end')) ?? ''}) before it starts (${text(start) ?? ''}): no run would be due.`,
    ...(start === undefined ? {} : { related: [{ message: 'The start.', place: placeOf(start) }] }),
    help: 'Write an end after the start, or leave it out.',
  };
}

/** Whether some run lies between start and end; that there is none is reported. */
export function firstRunIsDue(schedule: CronRuns | SeveralCronRuns, tree: Dict, tell: Tell): boolean {
  const { end } = schedule;
  const crons = schedule.kind === 'cron' ? [schedule.cron] : schedule.crons;
  const isDue = (cron: CronRuns['cron']): boolean =>
    end === undefined || airflowEndDate({ ...schedule, cron, end }) >= schedule.start;
  if (crons.some(isDue)) return true;
  tell(child(tree, 'end') ?? tree, nothingBetween(tree, schedule));
  return false;
}

/** The end comes after the start, but before the first run. */
function nothingBetween(tree: Dict, { window }: CronRuns | SeveralCronRuns): Omit<Diagnostic, 'place' | 'severity'> {
  const start = child(tree, 'start');
  const what = window === 'none' ? 'no slot lies' : 'no window is over';
  return {
    code: 'end-before-first-run',
    message: `Between the start (${text(start) ?? ''}) and the end (${text(child(tree, 'end')) ?? ''}) ${what}: no run would be due.`,
    ...(start === undefined ? {} : { related: [{ message: 'The start.', place: placeOf(start) }] }),
    help: 'Write a later end, or leave it out.',
  };
}

/** What a schedule that is well formed would do on some date; false where that is an error. */
export function checkMeaning(schedule: CronRuns | SeveralCronRuns, at: Tree, airflow: string, tell: Tell): boolean {
  if (schedule.kind === 'cron') return checkCron(schedule, at, airflow, tell);
  const alone = schedule.crons.map((cron): CronRuns => ({ ...schedule, kind: 'cron', cron }));
  return alone.every((each) => checkCron(each, at, airflow, tell));
}

function checkCron(schedule: CronRuns, at: Tree, airflow: string, tell: Tell): boolean {
  if (isDayOrWeekday(schedule.cron)) tell(at, dayOrWeekday, 'warning');
  const error = clockFault(schedule) ?? march(schedule, airflow);
  if (error !== undefined) tell(at, error);
  return error === undefined && checkEmptyRuns(schedule, at, tell);
}

/** FINE-PRINT 3: with catchup each of them would be made, and seem to have succeeded. */
function checkEmptyRuns(schedule: CronRuns, at: Tree, tell: Tell): boolean {
  if (typeof schedule.window !== 'number') return true;
  const empty = emptyRuns(schedule);
  if (empty.count === 0) return true;
  const dates = empty.first.map(({ slot }) => formatInstant(schedule.zone, slot)).join(', ');
  const more = empty.count > empty.first.length ? `, … (${empty.isExact ? '' : 'more than '}${empty.count} runs)` : '';
  const length = formatDuration(schedule.window);
  tell(
    at,
    {
      code: 'empty-runs',
      message: `Runs that are due less than ${length} after the start would do nothing and succeed: ${dates}${more}.`,
      help: schedule.catchup
        ? 'Leave `catchup: true` out, or write `window: none` and look back in the task itself.'
        : 'Nothing waits for them. They are made only if the pipeline is switched on that early.',
    },
    schedule.catchup ? 'error' : 'warning',
  );
  return !schedule.catchup;
}

type Finding = Omit<Diagnostic, 'place' | 'severity'>;

const dayOrWeekday: Finding = {
  code: 'day-or-weekday',
  message: 'Day of month and day of week are both restricted: a run is due when either matches.',
  help: 'Restrict one of them, if both are meant.',
};

const clockFaults = new Map<string, Finding | undefined>();

/** What clock changes do to the runs. A schedule is mostly the same in each environment, and ten years of it are walked. */
function clockFault(schedule: CronRuns): Finding | undefined {
  const { cron, zone, window, start, end, catchup } = schedule;
  const key = [cron.text, zone, window, start, end, catchup].join('\0');
  if (!clockFaults.has(key)) clockFaults.set(key, windowsPart(schedule) ?? dateTwice(schedule));
  return clockFaults.get(key);
}

function windowsPart(schedule: CronRuns): Finding | undefined {
  const fault = schedule.window === 'since_previous' ? findWindowFault(schedule) : undefined;
  return fault === undefined ? undefined : { code: 'windows-part', message: fault.message, help: fault.help };
}

function dateTwice(schedule: CronRuns): Finding | undefined {
  const [repeated] = repeatedRunDates(schedule);
  if (repeated === undefined) return undefined;
  return {
    code: 'date-twice',
    message: `Two runs would have the date ${repeated.date}: the clocks change between them.`,
    help: 'Choose a time of day that no clock change touches, or the zone UTC.',
  };
}

function march({ cron }: CronRuns, airflow: string): Finding | undefined {
  if (!skipsEarlyMarch(cron) || !mayBringOldCroniter(airflow)) return undefined;
  return {
    code: 'march',
    message: `Airflow ${airflow} may be installed with a cron library that leaves out the run of 1 or 2 March for these days.`,
    help: 'Write the days so that the last one is "L", or split the schedule.',
  };
}

/** croniter before 6.1 may stand beside Airflow up to 3.2; 3.3 asks for 6.2.2 (facts measured on its releases). */
function mayBringOldCroniter(airflow: string): boolean {
  const [major = 0, minor = 0] = airflow.split('.').map(Number);
  return major < 3 || (major === 3 && minor < 3);
}
