import type { WaitedFor } from '../../model/operation.ts';
import type { Pipeline, Task } from '../../model/pipeline.ts';
import type { SlotSchedule } from '../../time/runs.ts';
import { scheduleKey } from '../../time/schedule_key.ts';
import { child, text } from '../../tree/tree.ts';
import type { ConsequenceAt } from './across_view.ts';
import { slotsOf } from './handover.ts';

/** A task that waits for runs of another pipeline. */
export interface Wait {
  readonly task: Task;
  readonly consumer: SlotSchedule;
  readonly for: WaitedFor & { readonly kind: 'pipeline' };
  readonly giveUpAfter: number;
  /** Two waits with the same key wait alike. */
  readonly key: string;
}

/** The waits of a pipeline whose runs are due by slots. */
export function waitsOf(pipeline: Pipeline): readonly Wait[] {
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

/** What people call the pipeline that is waited for. */
export function nameOf({ task, for: waited }: Wait): string {
  return text(child(child(task.tree, 'for'), 'pipeline')) ?? waited.dagId;
}

/** What is told of a wait. */
export function toldOf(
  { id }: Pick<Pipeline, 'id'>,
  { task }: Wait,
  { text: what, reason, isWorst }: { readonly text: string; readonly reason: string; readonly isWorst: boolean },
): ConsequenceAt {
  const risk = isWorst ? 'critical' : 'high';
  return { pipeline: id, kind: 'wait-impossible', path: `tasks.${task.id}.for`, text: what, risk, reason };
}
