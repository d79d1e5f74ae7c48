import type { Consequence } from '../../model/plan.ts';
import type { Run, SlotSchedule } from '../../time/runs.ts';
import { runsNear } from '../../time/runs_near.ts';
import { hasRuns, worseIfCritical, type Changed } from './context.ts';
import { firstAfter, runsBetween, runsFromNow, type RunsFromNow, type SomeRuns } from './runs_from_now.ts';
import { countText, momentText, spanText, windowOf } from './words.ts';

/** The next run, the runs that start at once, and the slots of the old schedule that are left out until then. */
export function nextRuns(change: Changed): readonly Consequence[] {
  const { before, after, now } = change.handover;
  const old = firstAfter(before, now);
  const made = runsFromNow(change.handover);
  if (after === undefined) return old === undefined ? [] : [noMore(change, old)];
  if (made.atOnce.count === 0 && isSame(old, made.next)) return [];
  return [...firstRun(change, old, made), ...startedAtOnce(change, made.atOnce), ...skipped(change, old, made)];
}

function isSame(old: Run | undefined, next: Run | undefined): boolean {
  return old?.slot === next?.slot && old?.windowStart === next?.windowStart;
}

/** Slots end: the pipeline goes, or its runs are not due by slots any more. */
function noMore(change: Changed, old: Run): Consequence {
  const { after } = change;
  const then = after === undefined ? 'The pipeline is gone' : 'Nothing is due by a schedule any more';
  const text = `${then}: the run due ${momentText(oldZone(change), old.slot)} and all later ones are not made.`;
  return { kind: 'slots-skipped', path: 'schedule', text, risk: 'medium', reason: 'its scheduled runs end' };
}

function oldZone({ before, zone }: Changed): string {
  return before?.schedule.zone ?? zone;
}

function firstRun(change: Changed, old: Run | undefined, { next, atOnce }: RunsFromNow): readonly Consequence[] {
  const { zone, handover } = change;
  if (next === undefined) return atOnce.count > 0 || old === undefined ? [] : [standsStill(change, old)];
  const instead =
    old === undefined || !handover.isSameDag || old.slot === next.slot
      ? ''
      : ` instead of ${momentText(oldZone(change), old.slot)}`;
  const which = handover.isSameDag && handover.before !== undefined ? 'next' : 'first';
  const name = atOnce.count > 0 && which === 'first' ? 'next' : which;
  const text = `The ${name} run is due ${momentText(zone, next.slot)}${instead}${coveringText(change, next)}.`;
  return [{ kind: 'first-run', path: 'schedule', text, risk: 'low', reason: 'it only says when runs begin' }];
}

function coveringText({ zone, handover: { after } }: Changed, run: Run): string {
  return hasWindow(after) ? `, with the data ${spanText(zone, windowOf(run))}` : '';
}

function hasWindow(schedule: SlotSchedule | undefined): boolean {
  return schedule !== undefined && 'window' in schedule && schedule.window !== 'none';
}

/** A schedule that has slots, of which Airflow makes no run. */
function standsStill(change: Changed, old: Run): Consequence {
  const { after, airflow } = change.handover;
  const lost = `the run due ${momentText(oldZone(change), old.slot)} and all later ones are not made`;
  if (after !== undefined && 'window' in after && after.end === undefined) {
    const text = `Airflow ${airflow} makes no run of the new schedule: it asks again and again for one whose logical date an old run has, so that ${lost}.`;
    return {
      kind: 'data-never',
      path: 'schedule',
      text,
      risk: worseIfCritical(change),
      reason: 'the pipeline stops without an error',
    };
  }
  const why =
    after !== undefined && !('window' in after)
      ? 'Airflow has runs of it, and "once" makes none beside them'
      : 'The new schedule has no slot any more';
  const text = `${why}: ${lost}.`;
  return { kind: 'slots-skipped', path: 'schedule', text, risk: 'high', reason: 'its scheduled runs end' };
}

/** Where Airflow knows no runs and catches up, these are counted with it. */
function startedAtOnce(change: Changed, { count, first, last }: SomeRuns): readonly Consequence[] {
  const { zone, handover } = change;
  const { after } = handover;
  const isNew = !hasRuns(change);
  if (first === undefined || last === undefined || after === undefined) return [];
  if (isNew && 'catchup' in after && after.catchup) return [];
  const when = isNew ? 'When the pipeline is switched on' : 'With the change';
  const what =
    count === 1
      ? `one run starts at once: that of ${momentText(zone, first.slot)}${coveringText(change, first)}`
      : `${countText(count, 'run')} start at once: from that of ${momentText(zone, first.slot)} to that of ${momentText(zone, last.slot)}`;
  const risk = count > 1 ? 'high' : isNew ? 'low' : 'medium';
  const reason = count > 1 ? 'many runs start at one time' : 'a run starts at a time at which none was planned';
  return [{ kind: 'slots-added', path: 'schedule', text: `${when}, ${what}.`, risk, reason }];
}

const shownSlots = 3;

/** Slots of the old schedule before the next run, beyond the one that this run stands for. */
function skipped(change: Changed, old: Run | undefined, { next }: RunsFromNow): readonly Consequence[] {
  const { before, after, isSameDag } = change.handover;
  if (!isSameDag || old === undefined || next === undefined || next.slot <= old.slot) return [];
  if (before === undefined || !('window' in before)) return [];
  const count = 1 + runsBetween(before, old.slot, next.slot - 1).count;
  if (count === 1 && firstAfter(after, old.slot - 1)?.slot !== old.slot) return [];
  const slots = firstSlots(before, old, Math.min(count, shownSlots));
  const shown = slots.map((slot) => momentText(before.zone, slot)).join(', ');
  const rest = count > slots.length ? ` and ${(count - slots.length).toLocaleString('en-US')} more` : '';
  const what = count === 1 ? 'comes before the next run, and is not run' : 'come before the next run, and are not run';
  const text = `${countText(count, 'slot')} of the old schedule ${what}: ${shown}${rest}.`;
  const reason = 'results come later than people are used to';
  return [{ kind: 'slots-skipped', path: 'schedule', text, risk: 'medium', reason }];
}

function firstSlots(schedule: SlotSchedule, first: Run, most: number): readonly number[] {
  const slots = [first.slot];
  for (const { slot } of runsNear(schedule, first.slot)) {
    if (slots.length === most) break;
    if (slot > first.slot) slots.push(slot);
  }
  return slots;
}
