import type { CronRuns, Schedule } from '../model/schedule.ts';
import type { Diagnostic, Report } from '../text/diagnostic.ts';
import { didYouMean } from '../text/suggest.ts';
import { parseLocalTime } from '../time/calendar.ts';
import { isDayOrWeekday, parseCron, skipsEarlyMarch, type Cron } from '../time/cron.ts';
import { repeatedRunDates } from '../time/run_dates.ts';
import { airflowEndDate } from '../time/runs.ts';
import { findWindowFault } from '../time/windows.ts';
import { isZone, toInstant, zoneNames, type Instant } from '../time/zone.ts';
import { placeInside } from '../tree/place_inside.ts';
import { child, placeOf, text, type Dict, type Tree } from '../tree/tree.ts';
import { withHistory } from '../validate/effective.ts';

/** What reading a schedule needs. */
export interface ScheduleContext {
  readonly airflow: string;
  /** False where a part of the schedule may have been wrong before, and was left out: what is missing says nothing then. */
  readonly isWhole: boolean;
  readonly report: Report;
}

/** The schedule of a pipeline; undefined where it cannot be kept, which is reported. */
export function readSchedule(tree: Tree | undefined, context: ScheduleContext): Schedule | undefined {
  if (tree?.kind !== 'dict') return undefined;
  const { airflow, isWhole, report } = context;
  const tell = (
    at: Tree,
    diagnostic: Omit<Diagnostic, 'place' | 'severity'>,
    severity: Diagnostic['severity'] = 'error',
  ): undefined => {
    report(withHistory({ severity, place: placeOf(at), ...diagnostic }, at));
    return undefined;
  };
  const zone = readZone(tree, tell);
  const cronTree = child(tree, 'cron');
  if (cronTree === undefined) return zone === undefined || !isWhole ? undefined : { kind: 'manual', zone };
  const cron = readCron(cronTree, report);
  const start = readMoment(tree, 'start', zone, tell);
  const end = readMoment(tree, 'end', zone, tell);
  if (child(tree, 'start') === undefined && isWhole) tell(cronTree, missingStart);
  if (zone === undefined || cron === undefined || start === undefined || end === 'wrong' || start === 'wrong')
    return undefined;
  if (end !== undefined && end <= start) return tell(child(tree, 'end') ?? tree, endBeforeStart(tree));
  const schedule: CronRuns = {
    kind: 'cron',
    cron,
    zone,
    window: text(child(tree, 'window')) === 'none' ? 'none' : 'since_previous',
    start,
    ...(end === undefined ? {} : { end }),
    catchup: valueAt(tree, 'catchup') === true,
  };
  if (end !== undefined && airflowEndDate({ ...schedule, end }) < start)
    return tell(child(tree, 'end') ?? tree, nothingBetween(tree, schedule));
  return checkMeaning(schedule, cronTree, airflow, tell) ? schedule : undefined;
}

type Tell = (
  at: Tree,
  diagnostic: Omit<Diagnostic, 'place' | 'severity'>,
  severity?: Diagnostic['severity'],
) => undefined;

const missingStart = {
  code: 'missing-key',
  message: 'A schedule with a cron needs a "start".',
  help: 'Write the first day whose data is wanted, for example `start: 2026-01-01`.',
};

function endBeforeStart(tree: Dict): Omit<Diagnostic, 'place' | 'severity'> {
  const start = child(tree, 'start');
  return {
    code: 'end-before-start',
    message: `The schedule ends (${text(child(tree, 'end')) ?? ''}) before it starts (${text(start) ?? ''}): no run would be due.`,
    ...(start === undefined ? {} : { related: [{ message: 'The start.', place: placeOf(start) }] }),
    help: 'Write an end after the start, or leave it out.',
  };
}

/** The end comes after the start, but before the first run. */
function nothingBetween(tree: Dict, { window }: CronRuns): Omit<Diagnostic, 'place' | 'severity'> {
  const start = child(tree, 'start');
  const what = window === 'none' ? 'no slot lies' : 'no window is over';
  return {
    code: 'end-before-first-run',
    message: `Between the start (${text(start) ?? ''}) and the end (${text(child(tree, 'end')) ?? ''}) ${what}: no run would be due.`,
    ...(start === undefined ? {} : { related: [{ message: 'The start.', place: placeOf(start) }] }),
    help: 'Write a later end, or leave it out.',
  };
}

function readZone(tree: Dict, tell: Tell): string | undefined {
  const written = child(tree, 'timezone');
  const zone = text(written) ?? 'UTC';
  if (written === undefined || isZone(zone)) return zone;
  const sameLetters = zoneNames().find((name) => name.toLowerCase() === zone.toLowerCase());
  const suggestion = sameLetters === undefined ? didYouMean(zone, zoneNames()) : ` Did you mean "${sameLetters}"?`;
  return tell(written, {
    code: 'unknown-zone',
    message: `There is no time zone "${zone}".${suggestion}`,
    help: 'Write a name of the IANA database, spelt as there, such as Europe/Berlin or UTC.',
  });
}

function readMoment(
  tree: Dict,
  key: 'start' | 'end',
  zone: string | undefined,
  tell: Tell,
): Instant | 'wrong' | undefined {
  const written = child(tree, key);
  if (written === undefined) return undefined;
  const time = parseLocalTime((text(written) ?? '').replace(' ', 'T'));
  if (time.kind === 'local') return zone === undefined ? 'wrong' : toInstant(zone, time.wall);
  tell(written, { code: 'wrong-date', message: time.message, help: time.help });
  return 'wrong';
}

function readCron(written: Tree, report: Report): Cron | undefined {
  const cron = parseCron(text(written) ?? '');
  if (cron.kind === 'cron') return cron;
  const place = written.kind === 'leaf' ? placeInside(written, cron.start, cron.end) : placeOf(written);
  const diagnostic: Diagnostic = {
    severity: 'error',
    code: 'cron',
    message: cron.message,
    place,
    ...(cron.help === undefined ? {} : { help: cron.help }),
  };
  report(withHistory(diagnostic, written));
  return undefined;
}

/** What a schedule that is well formed would do on some date. */
function checkMeaning(schedule: CronRuns, at: Tree, airflow: string, tell: Tell): boolean {
  if (isDayOrWeekday(schedule.cron)) {
    tell(
      at,
      {
        code: 'day-or-weekday',
        message: `Day of month and day of week are both restricted: a run is due when either matches.`,
        help: 'Restrict one of them, if both are meant.',
      },
      'warning',
    );
  }
  const fault = schedule.window === 'since_previous' ? findWindowFault(schedule) : undefined;
  if (fault !== undefined) return tell(at, { code: 'windows-part', message: fault.message, help: fault.help }) ?? false;
  const [repeated] = schedule.window === 'none' ? repeatedRunDates(schedule) : [];
  if (repeated !== undefined) {
    return (
      tell(at, {
        code: 'date-twice',
        message: `Two runs would have the date ${repeated.date}: the clocks change between them.`,
        help: 'Choose a time of day that no clock change touches, or the zone UTC.',
      }) ?? false
    );
  }
  if (skipsEarlyMarch(schedule.cron) && mayBringOldCroniter(airflow)) {
    return (
      tell(at, {
        code: 'march',
        message: `Airflow ${airflow} may be installed with a cron library that leaves out the run of 1 or 2 March for these days.`,
        help: 'Write the days so that the last one is "L", or split the schedule.',
      }) ?? false
    );
  }
  return true;
}

/** croniter before 6.1 may stand beside Airflow up to 3.2; 3.3 asks for 6.2.2 (facts measured on its releases). */
function mayBringOldCroniter(airflow: string): boolean {
  const [major = 0, minor = 0] = airflow.split('.').map(Number);
  return major < 3 || (major === 3 && minor < 3);
}

function valueAt(tree: Dict, key: string): unknown {
  const leaf = child(tree, key);
  return leaf?.kind === 'leaf' ? leaf.value : undefined;
}
