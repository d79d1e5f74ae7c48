import type { Consequence } from '../../model/plan.ts';
import { worseIfCritical, type Changed } from './context.ts';
import { coverage } from './coverage.ts';
import { lastRun } from './handover.ts';
import type { Span } from './spans.ts';
import { countText, spanText } from './words.ts';

/** The data that a change of the schedule leaves to no run, or to two. */
export function loadedData(change: Changed): readonly Consequence[] {
  const { twice, never } = coverage(change.handover);
  return [...toldNever(change, never), ...toldTwice(change, twice)];
}

function toldNever(change: Changed, spans: readonly Span[]): readonly Consequence[] {
  const [span] = spans;
  if (span === undefined) return [];
  const text = `The data ${spanText(change.zone, span)} is loaded by no run: it lies between the last run before the change and the first one after it.${more(spans)}`;
  const risk = worseIfCritical(change);
  const reason = `data is lost until somebody loads it by hand${risk === 'critical' ? ', and the pipeline is critical' : ''}`;
  return [{ kind: 'data-never', path: 'schedule', text, risk, reason }];
}

function toldTwice({ zone, handover }: Changed, spans: readonly Span[]): readonly Consequence[] {
  const [span] = spans;
  if (span === undefined) return [];
  const last = lastRun(handover);
  const old = last !== undefined && span.from >= last.windowStart ? 'the last run' : 'runs';
  const who = handover.isSameDag
    ? `by ${old} before the change and by the first one after it`
    : 'by the old DAG and by the new one, which knows nothing of its runs';
  const text = `The data ${spanText(zone, span)} is loaded twice: ${who}.${more(spans)}`;
  const reason = 'a load that adds rows adds them a second time';
  return [{ kind: 'data-twice', path: 'schedule', text, risk: 'high', reason }];
}

function more({ length }: readonly Span[]): string {
  return length === 1 ? '' : ` The same holds for ${countText(length - 1, 'later span')}.`;
}
