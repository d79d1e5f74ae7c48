import type { Cron } from './cron.ts';
import { lastMatchedRun, type PipelineWait } from './matches.ts';
import { cronsOf, type Run } from './runs.ts';
import { runsNear } from './runs_near.ts';
import { offsetAt, transitions, type Instant } from './zone.ts';

/** What becomes of a wait in the slots that were looked at. Where `empty` and `late` are all of them, it never works. */
export interface WaitVerdict {
  /** How many slots of the consumer were looked at: all of ten years, or the first and those after each change. */
  readonly slots: number;
  /** The slots for which there is nothing to wait for. */
  readonly empty: FewSlots;
  /** The slots for which a run is due later than the wait is given up. */
  readonly late: FewSlots;
}

/** Some slots: how many, and the first of them. */
export interface FewSlots {
  readonly count: number;
  readonly first: readonly Instant[];
}

/** Looks at the slots of ten years; `giveUpAfter` are seconds after the consumer's slot. */
export function judgeWait(wait: PipelineWait, giveUpAfter: number): WaitVerdict {
  const empty: Instant[] = [];
  const late: Instant[] = [];
  let slots = 0;
  let isThere = false;
  for (const run of lookedAt(wait)) {
    slots += 1;
    // Once there is a latest run there is one for each later slot, and none of them is due after it.
    if (isThere && wait.match === 'latest') continue;
    const last = lastMatchedRun(wait, run);
    isThere = last !== undefined;
    if (last === undefined) empty.push(run.slot);
    else if (last.slot > run.slot + giveUpAfter) late.push(run.slot);
  }
  return { slots, empty: few(empty), late: few(late) };
}

const shownSlots = 3;

function few(slots: readonly Instant[]): FewSlots {
  return { count: slots.length, first: slots.slice(0, shownSlots) };
}

const tenYears = 3653 * 86_400;
const manyRuns = 400;
const fewRuns = 6;

/**
 * The first 400 runs of the consumer, as many where either zone first has another offset, and some around each other
 * moment at which something can change: the clocks of either zone, and the bounds of the upstream. Between these, slots
 * repeat what was seen. Where all days are alike, those of a few days stand for 400.
 */
function* lookedAt(wait: PipelineWait): Generator<Run, undefined> {
  const { consumer, upstream } = wait;
  const { start } = consumer;
  const until = start + tenYears;
  const changes = [consumer.zone, upstream.zone].flatMap((zone) => transitions(zone, start, until));
  const bounds = [upstream.start, upstream.end ?? start].filter((instant) => instant > start && instant <= until);
  const moments = [...bounds, ...changes.map(({ instant }) => instant)].toSorted((left, right) => left - right);
  const known = new Set<string>();
  let last = start - 1;
  for (const moment of [start, ...moments]) {
    const offsets = `${offsetAt(consumer.zone, moment)} ${offsetAt(upstream.zone, moment)}`;
    let rest = moment === start ? manyRuns : known.has(offsets) ? fewRuns : runsOfOffsets(wait);
    known.add(offsets);
    for (const run of runsNear(consumer, moment)) {
      if (rest === 0 || run.slot > until) break;
      rest -= 1;
      if (run.slot <= last) continue;
      last = run.slot;
      yield run;
    }
  }
  return undefined;
}

const fewDays = 3;

/** How many runs show all that happens while the offsets of both zones stay as they are. */
function runsOfOffsets({ consumer, upstream }: PipelineWait): number {
  const crons = [consumer, upstream].flatMap((schedule) => ('window' in schedule ? cronsOf(schedule) : []));
  if (!crons.every(isOfEachDay)) return manyRuns;
  const own = 'window' in consumer ? cronsOf(consumer) : [];
  const aDay = own.reduce((sum, { hours, minutes }) => sum + hours.length * minutes.length, 0);
  return Math.min(manyRuns, fewRuns + fewDays * aDay);
}

function isOfEachDay({ anyDay, anyWeekday, months }: Cron): boolean {
  return anyDay && anyWeekday && months.length === 12;
}
