import type { WaitedFor } from '../../model/operation.ts';
import type { Pipeline, Task } from '../../model/pipeline.ts';
import { judgeWait, type FewSlots, type WaitVerdict } from '../../time/judge_wait.ts';
import type { SlotSchedule } from '../../time/runs.ts';
import { scheduleKey } from '../../time/schedule_key.ts';
import type { Instant } from '../../time/zone.ts';
import { child, text } from '../../tree/tree.ts';
import type { AcrossView, ConsequenceAt } from './across_view.ts';
import type { TimeContext } from './context.ts';
import { slotsOf } from './handover.ts';
import { momentText } from './words.ts';

/** A task that waits for runs of another pipeline. */
interface Wait {
  readonly task: Task;
  readonly consumer: SlotSchedule;
  readonly for: WaitedFor & { readonly kind: 'pipeline' };
  readonly giveUpAfter: number;
  /** Two waits with the same key wait alike. */
  readonly key: string;
}

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

function waitsOf(pipeline: Pipeline): readonly Wait[] {
  const consumer = slotsOf(pipeline);
  if (consumer === undefined) return [];
  return pipeline.tasks.flatMap((task) => {
    const { operation } = task;
    if (operation.kind !== 'wait' || operation.for.kind !== 'pipeline') return [];
    const { for: waited, giveUpAfter } = operation;
    const sides = [scheduleKey(consumer), scheduleKey(waited.schedule)];
    const key = JSON.stringify([...sides, waited.match, giveUpAfter]);
    return [{ task, consumer, for: waited, giveUpAfter, key }];
  });
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
  const name = text(child(child(wait.task.tree, 'for'), 'pipeline')) ?? wait.for.dagId;
  const task = `The task "${wait.task.id}"`;
  const { late, empty, slots } = after;
  if (isWorse(shareOf(late, slots), shareOf(before.late, before.slots))) {
    const runs = runsText(late, slots, wait.consumer.zone);
    const what = `${task} gives up ${runs}: the run of "${name}" that it waits for is due later than that.`;
    const reason = late.count === slots ? 'no run can succeed any more' : 'some runs cannot succeed any more';
    return told(pipeline, wait, { text: what, reason, isWorst: pipeline.tier === 'critical' });
  }
  if (!isWorse(shareOf(empty, slots), shareOf(before.empty, before.slots))) return undefined;
  const runs = runsText(empty, slots, wait.consumer.zone);
  const what = `${task} waits for nothing ${runs}: no run of "${name}" is the one that it waits for.`;
  const reason = 'it goes on without the data that it is there for';
  return told(pipeline, wait, { text: what, reason, isWorst: false });
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

function told(
  { id }: Pipeline,
  { task }: Wait,
  { text: what, reason, isWorst }: { readonly text: string; readonly reason: string; readonly isWorst: boolean },
): ConsequenceAt {
  const risk = isWorst ? 'critical' : 'high';
  return { pipeline: id, kind: 'wait-impossible', path: `tasks.${task.id}.for`, text: what, risk, reason };
}
