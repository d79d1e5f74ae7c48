import type { AssetCondition, CronRuns, Schedule, SeveralCronRuns } from '../model/schedule.ts';
import type { Diagnostic, Report } from '../text/diagnostic.ts';
import { didYouMean } from '../text/suggest.ts';
import { parseLocalTime } from '../time/calendar.ts';
import { parseCron, type Cron } from '../time/cron.ts';
import { parseDuration } from '../time/duration.ts';
import { everyCron } from '../time/every.ts';
import { foldCrons } from '../time/fold_crons.ts';
import { isZone, toInstant, zoneNames, type Instant } from '../time/zone.ts';
import { placeInside } from '../tree/place_inside.ts';
import { child, placeOf, text, type Dict, type Tree } from '../tree/tree.ts';
import { withHistory } from '../validate/effective.ts';
import { checkMeaning, endBeforeStart, firstRunIsDue, type Tell } from './schedule_meaning.ts';

/** What reading a schedule needs. */
export interface ScheduleContext {
  readonly airflow: string;
  /** False where a part of the schedule may have been wrong before, and was left out: what is missing says nothing then. */
  readonly isWhole: boolean;
  /** Whether it runs since long ago where it says no start: a schedule that is only looked at. */
  readonly isForeign?: true;
  readonly report: Report;
}

/** The schedule of a pipeline; undefined where it cannot be kept, which is reported. */
export function readSchedule(tree: Tree | undefined, context: ScheduleContext): Schedule | undefined {
  if (tree?.kind !== 'dict') return undefined;
  const tell = tellAll(context.report);
  const zone = readZone(tree, tell);
  if (hasDue(tree)) return readDue(tree, zone, context, tell);
  if (zone === undefined || !context.isWhole) return undefined;
  const assets = child(tree, 'assets');
  if (assets === undefined) return { kind: 'manual', zone };
  const condition = conditionOf(assets);
  return condition === undefined ? undefined : { kind: 'assets', zone, condition };
}

function tellAll(report: Report): Tell {
  return (at, diagnostic, severity = 'error') => {
    report(withHistory({ severity, place: placeOf(at), ...diagnostic }, at));
    return undefined;
  };
}

function hasDue(tree: Dict): boolean {
  return ['cron', 'every', 'once'].some((key) => tree.entries.has(key));
}

/** A schedule of moments: it has a start. */
function readDue(
  tree: Dict,
  zone: string | undefined,
  context: ScheduleContext,
  tell: Tell,
): CronRuns | SeveralCronRuns | Extract<Schedule, { kind: 'once' }> | undefined {
  const at = child(tree, 'cron') ?? child(tree, 'every') ?? child(tree, 'once') ?? tree;
  const isOnce = tree.entries.has('once');
  const crons = isOnce ? [] : readCrons(tree, at, context.report);
  const start = readMoment(tree, 'start', zone, tell) ?? (context.isForeign && zone ? longAgo(zone) : undefined);
  const end = readMoment(tree, 'end', zone, tell);
  if (start === undefined && child(tree, 'start') === undefined && context.isWhole) tell(at, missingStart(tree));
  if (zone === undefined || crons === undefined || start === undefined || start === 'wrong' || end === 'wrong')
    return undefined;
  if (isOnce) return { kind: 'once', zone, start };
  if (end !== undefined && end <= start) return tell(child(tree, 'end') ?? tree, endBeforeStart(tree));
  const bounds = { zone, start, ...(end === undefined ? {} : { end }), catchup: valueAt(tree, 'catchup') === true };
  const schedule = withCrons(crons, windowOf(tree), bounds, at, tell);
  if (schedule === undefined || !firstRunIsDue(schedule, tree, tell)) return undefined;
  return checkMeaning(schedule, at, context.airflow, tell) ? schedule : undefined;
}

type Bounds = Pick<CronRuns, 'zone' | 'start' | 'end' | 'catchup'>;

/** One cron, or several that cannot be one: their slots have no order that windows could follow. */
function withCrons(
  crons: readonly Cron[],
  window: CronRuns['window'],
  bounds: Bounds,
  at: Tree,
  tell: Tell,
): CronRuns | SeveralCronRuns | undefined {
  const cron = foldCrons(crons);
  if (cron !== undefined) return { kind: 'cron', cron, window, ...bounds };
  if (window === 'none') return { kind: 'crons', crons, window, ...bounds };
  return tell(at, {
    code: 'several-crons',
    message: 'No single cron has all of these slots, so there are no windows between them.',
    help: 'Write `window: none` beside them, or a pipeline for each.',
  });
}

function windowOf(tree: Dict): CronRuns['window'] {
  const window = text(child(tree, 'window')) ?? 'since_previous';
  if (window === 'since_previous' || window === 'none') return window;
  return parseDuration(window) ?? 'since_previous';
}

/** 2000-01-01 in a zone: before everything that is looked at. */
function longAgo(zone: string): Instant {
  return toInstant(zone, Date.UTC(2000, 0, 1) / 1000);
}

function missingStart(tree: Dict): Omit<Diagnostic, 'place' | 'severity'> {
  const key = ['cron', 'every', 'once'].find((name) => tree.entries.has(name)) ?? 'cron';
  return {
    code: 'missing-key',
    message: `A schedule with ${key === 'cron' ? 'a cron' : `"${key}"`} needs a "start".`,
    help: 'Write the first day whose data is wanted, for example `start: 2026-01-01`.',
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

/** A local date or time at a key of a map. */
export function readMoment(
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

function readCrons(tree: Dict, at: Tree, report: Report): readonly Cron[] | undefined {
  if (tree.entries.has('every')) return readEvery(at, report);
  const crons = (at.kind === 'list' ? at.items : [at]).map((item) => readCron(item, report));
  const known = crons.filter((cron) => cron !== undefined);
  return known.length < crons.length || known.length === 0 ? undefined : known;
}

function readEvery(written: Tree, report: Report): readonly Cron[] | undefined {
  const seconds = parseDuration(text(written) ?? '');
  const cron = seconds === undefined ? undefined : everyCron(seconds);
  if (cron === undefined || cron.kind === 'cron') return cron === undefined ? undefined : [cron];
  const { message, help } = cron;
  report(withHistory({ severity: 'error', code: 'every', message, help, place: placeOf(written) }, written));
  return undefined;
}

const readings = new Map<string, ReturnType<typeof parseCron>>();

/** Each text is read once: it is mostly the same in each environment. */
function readingOf(cron: string): ReturnType<typeof parseCron> {
  const known = readings.get(cron) ?? parseCron(cron);
  readings.set(cron, known);
  return known;
}

function readCron(written: Tree, report: Report): Cron | undefined {
  const cron = readingOf(text(written) ?? '');
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

/** The condition of a map with `asset`, `all` or `any`; undefined where something is missing, which was reported. */
function conditionOf(tree: Tree): AssetCondition | undefined {
  const asset = text(child(tree, 'asset'));
  if (asset !== undefined) return { kind: 'asset', asset };
  for (const kind of ['all', 'any'] as const) {
    const list = child(tree, kind);
    if (list?.kind !== 'list') continue;
    const parts = list.items.map(conditionOf).filter((part) => part !== undefined);
    return parts.length === list.items.length ? { kind, of: parts } : undefined;
  }
  return undefined;
}

function valueAt(tree: Dict, key: string): unknown {
  const leaf = child(tree, key);
  return leaf?.kind === 'leaf' ? leaf.value : undefined;
}
