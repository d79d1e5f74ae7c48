import type { Pipeline } from '../../model/pipeline.ts';
import { matchedRuns } from '../../time/matches.ts';
import type { Run } from '../../time/runs.ts';
import { scheduleKey } from '../../time/schedule_key.ts';
import type { Instant } from '../../time/zone.ts';
import type { AcrossView, ConsequenceAt } from './across_view.ts';
import { changed, dagIdOf, type TimeContext } from './context.ts';
import { runsAfter, wasMade, type Handover } from './handover.ts';
import { laterRuns } from './runs_from_now.ts';
import { countText, momentText } from './words.ts';
import { nameOf, toldOf, waitsOf, type Wait } from './waits.ts';

/** A pipeline that waits, with what its runs after the change follow from. */
interface Waiting {
  readonly pipeline: Pick<Pipeline, 'id' | 'tier'>;
  readonly wait: Wait;
  readonly handover: Handover;
}

/**
 * Waits whose first runs after a change look for runs that nobody makes. Who waits reckons by the new schedule of the
 * other pipeline: by that one runs can be due before the change, when the old one made others.
 */
export function waitsInVain(context: TimeContext): AcrossView {
  const moved = new Map<string, Handover>();
  const waiting: Waiting[] = [];
  return {
    see(before, after) {
      if (after === undefined) return;
      const { handover } = changed(before, after, context);
      if (isMoved(handover)) moved.set(dagIdOf(after, context.after), handover);
      const { id, tier } = after;
      for (const wait of waitsOf(after)) waiting.push({ pipeline: { id, tier }, wait, handover });
    },
    end: () =>
      waiting.flatMap((one) => {
        const upstream = moved.get(one.wait.for.dagId);
        return upstream === undefined ? [] : inVain(one, upstream);
      }),
  };
}

/** Whether runs by the new schedule are not those that there are. */
function isMoved({ before, after, isSameDag }: Handover): boolean {
  if (after === undefined) return false;
  return !isSameDag || before === undefined || scheduleKey(before) !== scheduleKey(after);
}

function inVain({ pipeline, wait, handover }: Waiting, upstream: Handover): readonly ConsequenceAt[] {
  const slots = slotsInVain(wait, handover, upstream);
  const [first, last] = [slots[0], slots.at(-1)];
  if (first === undefined || last === undefined) return [];
  const { zone } = wait.consumer;
  const dates = first === last ? momentText(zone, first) : `${momentText(zone, first)} to ${momentText(zone, last)}`;
  const runs = `${countText(slots.length, 'run')} after the change (${dates})`;
  const text = `The task "${wait.task.id}" waits in vain in ${runs}: a run of "${nameOf(wait)}" that it looks for is never made, as by the new schedule it is due before the change, or left out at it.`;
  const reason = 'it looks for a run that nobody makes, until it gives up';
  return [toldOf(pipeline, wait, { text, reason, isWorst: pipeline.tier === 'critical' })];
}

const mostRuns = 100;
const longest = 400 * 86_400;

/** The slots of the first hundred runs after the change that look for a run which is never made. */
function slotsInVain(wait: Wait, handover: Handover, upstream: Handover): readonly Instant[] {
  const { after, now } = upstream;
  if (after === undefined) return [];
  const isMade = madeRuns(upstream);
  const slots: Instant[] = [];
  let looked = 0;
  for (const run of laterRuns(handover)) {
    looked += 1;
    if (looked > mostRuns || run.slot > now + longest) break;
    const sought = matchedRuns({ consumer: wait.consumer, upstream: after, match: wait.for.match }, run);
    if (sought.some((one) => !isMade(one))) slots.push(run.slot);
  }
  return slots;
}

/** Whether a run of the new schedule is made, or one of the old schedule stands for it. */
function madeRuns(upstream: Handover): (run: Run) => boolean {
  const made = new Set<Instant>();
  const walk = runsAfter(upstream);
  let walkedTo = -Infinity;
  return (run) => {
    while (walkedTo < run.slot) {
      const { value } = walk.next();
      walkedTo = value?.slot ?? Infinity;
      if (value !== undefined) made.add(value.logicalDate);
    }
    return made.has(run.logicalDate) || (upstream.isSameDag && wasMade(upstream, run.logicalDate));
  };
}
