import { judgeWait, type WaitVerdict } from '../../../time/judge_wait.ts';
import type { PipelineWait } from '../../../time/matches.ts';
import { cronsOf, type SlotSchedule } from '../../../time/runs.ts';
import { shiftInstant } from '../../../time/shift.ts';

/**
 * What becomes of a wait. The first runs of a pipeline that waits for its own earlier ones have none: these are no
 * finding.
 */
export function judged(
  wait: PipelineWait,
  { giveUpAfter, isOfItself }: { readonly giveUpAfter: number; readonly isOfItself: boolean },
): WaitVerdict {
  const looked = isOfItself ? withoutFirst(wait) : wait;
  const key = JSON.stringify([keyOf(looked.consumer), keyOf(looked.upstream), looked.match, giveUpAfter]);
  const known = verdicts.get(key) ?? judgeWait(looked, giveUpAfter);
  verdicts.set(key, known);
  return known;
}

/** Walking through ten years takes milliseconds, and many pipelines share their schedules. */
const verdicts = new Map<string, WaitVerdict>();

function keyOf(schedule: SlotSchedule): readonly unknown[] {
  const { zone, start, end } = schedule;
  if (!('window' in schedule)) return [zone, start, end];
  return [zone, start, end, schedule.window, ...cronsOf(schedule).map((cron) => cron.text)];
}

function withoutFirst(wait: PipelineWait): PipelineWait {
  const { consumer, match } = wait;
  if (typeof match !== 'object') return wait;
  const start = shiftInstant(consumer.zone, consumer.start, -match.offset.amount, match.offset.unit);
  return { ...wait, consumer: { ...consumer, start } };
}
