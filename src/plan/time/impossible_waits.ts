import type { Pipeline } from '../../model/pipeline.ts';
import { judgeWait, type FewSlots, type WaitVerdict } from '../../time/judge_wait.ts';
import type { Instant } from '../../time/zone.ts';
import type { AcrossView, ConsequenceAt } from './across_view.ts';
import type { TimeContext } from './context.ts';
import { nameOf, toldOf, waitsOf, type Wait } from './waits.ts';
import { momentText } from './words.ts';

/**
 * Waits that find nothing to wait for, or give up before it is due, in runs from now on in which they did not before:
 * their own pipeline has changed, or the one that they wait for.
 */
export function impossibleWaits({ now }: TimeContext): AcrossView {
  const found: ConsequenceAt[] = [];
  const verdicts = new Map<string, WaitVerdict>();
  const judged = (wait: Wait): WaitVerdict => {
    const verdict = verdicts.get(wait.key) ?? judgeFrom(wait, now);
    verdicts.set(wait.key, verdict);
    return verdict;
  };
  return {
    see(before, after) {
      if (before === undefined || after === undefined) return;
      const old = new Map(waitsOf(before).map((wait) => [wait.task.id, wait]));
      for (const wait of waitsOf(after)) {
        const was = old.get(wait.task.id);
        if (was === undefined || was.key === wait.key) continue;
        const consequence = compared(after, wait, [judged(was), judged(wait)]);
        if (consequence !== undefined) found.push(consequence);
      }
    },
    end: () => found,
  };
}

/** Looks at the runs from now on only. */
function judgeFrom({ consumer, for: waited, giveUpAfter }: Wait, now: Instant): WaitVerdict {
  const later = 'window' in consumer ? { ...consumer, start: Math.max(consumer.start, now) } : consumer;
  return judgeWait({ consumer: later, upstream: waited.schedule, match: waited.match }, giveUpAfter);
}

function compared(
  pipeline: Pipeline,
  wait: Wait,
  [before, after]: readonly [WaitVerdict, WaitVerdict],
): ConsequenceAt | undefined {
  const name = nameOf(wait);
  const task = `The task "${wait.task.id}"`;
  const { late, empty, slots } = after;
  if (isWorse(shareOf(late, slots), shareOf(before.late, before.slots))) {
    const runs = runsText(late, slots, wait.consumer.zone);
    const what = `${task} gives up ${runs}: the run of "${name}" that it waits for is due later than that.`;
    const reason = late.count === slots ? 'no run can succeed any more' : 'some runs cannot succeed any more';
    return toldOf(pipeline, wait, { text: what, reason, isWorst: pipeline.tier === 'critical' });
  }
  if (!isWorse(shareOf(empty, slots), shareOf(before.empty, before.slots))) return undefined;
  const runs = runsText(empty, slots, wait.consumer.zone);
  const what = `${task} waits for nothing ${runs}: no run of "${name}" is the one that it waits for.`;
  const reason = 'it goes on without the data that it is there for';
  return toldOf(pipeline, wait, { text: what, reason, isWorst: false });
}

type Share = 'none' | 'some' | 'all';

function shareOf({ count }: FewSlots, slots: number): Share {
  if (count === 0) return 'none';
  return count === slots ? 'all' : 'some';
}

function isWorse(share: Share, before: Share): boolean {
  return share === 'all' ? before !== 'all' : share === 'some' && before === 'none';
}

function runsText({ count, first }: FewSlots, slots: number, zone: string): string {
  const [earliest] = first;
  const since = earliest === undefined ? '' : `, first in the one due ${momentText(zone, earliest)}`;
  return count === slots ? 'in every run' : `in some runs${since}`;
}
