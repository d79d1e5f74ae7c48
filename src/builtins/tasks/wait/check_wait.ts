import type { Diagnostic, Report } from '../../../text/diagnostic.ts';
import { formatInstant } from '../../../time/calendar.ts';
import { formatDuration } from '../../../time/duration.ts';
import type { FewSlots } from '../../../time/judge_wait.ts';
import type { PipelineWait } from '../../../time/matches.ts';
import { placeOf, type Tree } from '../../../tree/tree.ts';
import { judged } from './judged.ts';
import type { Patience } from './patience.ts';

/** What a finding on a wait says beside the wait itself. */
interface Waiting extends Patience {
  /** The pipeline that is waited for. */
  readonly id: string;
  readonly isOfItself: boolean;
  readonly at: Tree;
  readonly report: Report;
}

/** FINE-PRINT 9: a wait that never works is an error, one that sometimes does not is a warning. False for an error. */
export function checkWait(wait: PipelineWait, { at, report, ...waiting }: Waiting): boolean {
  const { slots, empty, late } = judged(wait, waiting);
  const place = placeOf(at);
  if (empty.count + late.count === slots) {
    report({ severity: 'error', place, ...never(empty, late, waiting) });
    return false;
  }
  for (const problem of sometimes(empty, late, wait.consumer.zone, waiting))
    report({ severity: 'warning', place, ...problem });
  return true;
}

type Problem = Pick<Diagnostic, 'code' | 'message' | 'help'>;
type Named = Pick<Waiting, 'id' | 'giveUpAfter'>;

const otherMatch = 'Write another `match`.';
const otherMatchOrStart = 'Such a run goes on at once. Write another `match`, or a later `start` of this pipeline.';
const longerOrOther = 'Write a longer `give_up_after`, or another `match`.';

function never(empty: FewSlots, late: FewSlots, { id, giveUpAfter }: Named): Problem {
  const limit = formatDuration(giveUpAfter);
  if (late.count === 0)
    return {
      code: 'wait-empty',
      message: `No run of "${id}" is matched in any slot: nothing is waited for.`,
      help: otherMatch,
    };
  const what =
    empty.count === 0
      ? `In every slot a run of "${id}" is due more than ${limit} later, when the wait has been given up.`
      : `In every slot either no run of "${id}" is matched, or one is due more than ${limit} later, when the wait has been given up.`;
  return { code: 'wait-late', message: what, help: longerOrOther };
}

function sometimes(empty: FewSlots, late: FewSlots, zone: string, { id, giveUpAfter }: Named): readonly Problem[] {
  const none = `In some slots no run of "${id}" is matched, so that nothing is waited for: ${dates(empty, zone)}.`;
  const limit = formatDuration(giveUpAfter);
  const lately = `In some slots a run of "${id}" is due more than ${limit} later, when the wait has been given up: ${dates(late, zone)}.`;
  return [
    ...(empty.count === 0 ? [] : [{ code: 'wait-empty', message: none, help: otherMatchOrStart }]),
    ...(late.count === 0 ? [] : [{ code: 'wait-late', message: lately, help: longerOrOther }]),
  ];
}

function dates({ first, count }: FewSlots, zone: string): string {
  const shown = first.map((slot) => formatInstant(zone, slot)).join(', ');
  return count > first.length ? `${shown}, …` : shown;
}
