import { lastMatchedRun, type PipelineWait } from './matches.ts';
import type { Run } from './runs.ts';
import { runsNear } from './runs_near.ts';
import { transitions, type Instant } from './zone.ts';

/** What becomes of a wait in the slots that were looked at. Where `empty` and `late` are all of them, it never works. */
export interface WaitVerdict {
  /** How many slots of the consumer were looked at: all of ten years, or the first and those around each change. */
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
 * The first 400 runs of the consumer, then some around each moment at which something can change: the clocks of
 * either zone, and the bounds of the upstream. Between these, slots repeat what was seen.
 */
function* lookedAt({ consumer, upstream }: PipelineWait): Generator<Run, undefined> {
  const { start } = consumer;
  const until = start + tenYears;
  const changes = [consumer.zone, upstream.zone].flatMap((zone) => transitions(zone, start, until));
  const bounds = [upstream.start, upstream.end ?? start].filter((instant) => instant > start && instant <= until);
  const moments = [...bounds, ...changes.map(({ instant }) => instant)].toSorted((left, right) => left - right);
  let last = start - 1;
  for (const moment of [start, ...moments]) {
    let rest = moment === start ? manyRuns : fewRuns;
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
