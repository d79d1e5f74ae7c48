import type { Consequence } from '../../model/plan.ts';
import type { CronSchedule, Run, SlotSchedule } from '../../time/runs.ts';
import { runDate } from '../../time/run_dates.ts';
import { isEmptyRun, runsNear } from '../../time/runs_near.ts';
import type { Changed } from './context.ts';
import { lastRun, runsAfter } from './handover.ts';
import { laterRuns } from './runs_from_now.ts';
import { momentText } from './words.ts';

/** What `run.date` becomes: another one at the same slot, one that comes twice, or one that is left out. */
export function runDates(change: Changed): readonly Consequence[] {
  const { before, after } = change.handover;
  if (!isCron(before) || !isCron(after)) return [];
  const moved = movedDate(change, before, after);
  if (moved !== undefined) return [moved];
  return isDaily(before) && isDaily(after) ? datesAround(change, before, after) : [];
}

function isCron(schedule: SlotSchedule | undefined): schedule is CronSchedule {
  return schedule !== undefined && 'cron' in schedule;
}

/** One time of day: its runs share no date, where the language takes it. */
function isDaily({ cron }: CronSchedule): boolean {
  return cron.hours.length * cron.minutes.length === 1;
}

const comparedRuns = 10;

/** The first slot of both schedules whose run has another date. */
function movedDate(change: Changed, before: CronSchedule, after: CronSchedule): Consequence | undefined {
  const { now } = change.handover;
  const old = new Map(someRuns(runsFrom(before, now)).map((run) => [run.slot, run]));
  for (const run of someRuns(laterRuns(change.handover))) {
    const other = old.get(run.slot);
    if (other === undefined) continue;
    const [is, was] = [runDate(after, run), runDate(before, other)];
    if (is === was) continue;
    const text = `The run due ${momentText(change.zone, run.slot)} has the run.date ${is} instead of ${was}.`;
    return told(text, 'tasks that go by it work on another day');
  }
  return undefined;
}

function* runsFrom(schedule: SlotSchedule, now: number): Generator<Run, undefined> {
  for (const run of runsNear(schedule, now)) if (run.slot > now) yield run;
  return undefined;
}

function someRuns(walk: Iterable<Run>): readonly Run[] {
  const found: Run[] = [];
  for (const run of walk) if (found.push(run) === comparedRuns) break;
  return found;
}

function firstOf(walk: Iterable<Run>): Run | undefined {
  for (const run of walk) return run;
  return undefined;
}

/** Dates that runs before and after a handover share, or that lie between them. */
function datesAround(change: Changed, before: CronSchedule, after: CronSchedule): readonly Consequence[] {
  const { handover } = change;
  const last = lastRun(handover);
  const first = firstOf(withTasks(after, runsAfter(handover)));
  if (last === undefined || first === undefined || isEmptyRun(before, last)) return [];
  const [old, next] = [runDate(before, last), runDate(after, first)];
  if (next <= old) return [dateTwice(change, next === old ? old : undefined, { old, next })];
  const missing = missingDate(change, before, { after, first });
  if (missing === undefined) return [];
  const text = `No run has the run.date ${missing}: the last run before the change has ${old}, and the first one after it ${next}.`;
  return [told(text, 'the partition of that day stays empty')];
}

function* withTasks(schedule: SlotSchedule, walk: Iterable<Run>): Generator<Run, undefined> {
  for (const run of walk) if (!isEmptyRun(schedule, run)) yield run;
  return undefined;
}

function dateTwice(
  { handover }: Changed,
  date: string | undefined,
  { old, next }: { readonly old: string; readonly next: string },
): Consequence {
  const who = handover.isSameDag ? 'the last run before the change' : 'a run of the old DAG';
  const text =
    date === undefined
      ? `Run dates come again: the last run before the change has the run.date ${old}, and the first one after it ${next}.`
      : `The run.date ${date} comes twice: ${who} has it, and the first one after it.`;
  return told(text, 'the partition of that day is written twice');
}

/** The first date of the old schedule, had it stayed, that lies before the first new one and that this one has too. */
function missingDate(
  { handover: { now } }: Changed,
  before: CronSchedule,
  { after, first }: { readonly after: CronSchedule; readonly first: Run },
): string | undefined {
  const next = firstOf(runsFrom(before, now));
  if (next === undefined) return undefined;
  const date = runDate(before, next);
  if (date >= runDate(after, first)) return undefined;
  const steady = { ...after, start: Math.min(after.start, before.start) };
  for (const run of runsNear(steady, next.windowStart)) {
    const other = runDate(after, run);
    if (other === date) return date;
    if (other > date) return undefined;
  }
  return undefined;
}

function told(text: string, reason: string): Consequence {
  return { kind: 'run-dates', path: 'schedule', text, risk: 'high', reason };
}
