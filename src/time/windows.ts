import { dateAt, formatInstant, formatLocalTime } from './calendar.ts';
import { parseCron, type Cron } from './cron.ts';
import { newestWindowStart } from './runs.ts';
import { nextSlot, slotFrom, slotUpTo, steadySlotBefore } from './slots.ts';
import { nextTick } from './ticks.ts';
import { toInstant, transitions, wallAt, type Instant, type Transition } from './zone.ts';

/** A schedule whose windows reach back to the previous slot. */
export interface WindowSchedule {
  readonly cron: Cron;
  readonly zone: string;
  readonly start: Instant;
  /** No window ends after it, so that what happens to later ones is no fault. */
  readonly end?: Instant;
  readonly catchup: boolean;
}

/**
 * What happens to the span: `lost` in no window; `twice` in two; `stops` no run is made from then on;
 * `dropped` its window may be skipped, because catchup is off and Airflow takes a later one for the newest.
 */
export type WindowFaultKind = 'lost' | 'twice' | 'stops' | 'dropped';

/** The first date on which the windows of a schedule do not meet. */
export interface WindowFault {
  readonly kind: WindowFaultKind;
  /** The local date of the clock change behind it: `2026-03-29`. */
  readonly date: string;
  /** The span that is lost, loaded twice or dropped; for `stops`, the last window that is made. */
  readonly from: Instant;
  readonly to: Instant;
  /** What would happen at run time, in plain sentences. */
  readonly message: string;
  /** Safe forms: a nearby time, catchup, UTC. */
  readonly help: string;
}

/**
 * The first fault of the windows in the ten years from `start`, but not after `end`; undefined where each window begins as the one
 * before it ends. Windows can part only where the zone's clocks change, so only the slots around these are walked.
 */
export function findWindowFault(schedule: WindowSchedule): WindowFault | undefined {
  const fault = firstFault(schedule);
  if (fault === undefined) return undefined;
  const { zone } = schedule;
  return {
    kind: fault.kind,
    date: dateAt(zone, fault.change.instant),
    from: fault.from,
    to: fault.to,
    message: faultText(schedule, fault),
    help: safeForms(schedule),
  };
}

interface Fault {
  readonly kind: WindowFaultKind;
  readonly change: Transition;
  readonly from: Instant;
  readonly to: Instant;
}

const tenYears = 3653 * 86_400;

function firstFault(schedule: WindowSchedule): Fault | undefined {
  const { cron, zone, start, end = Infinity } = schedule;
  const first = slotFrom(cron, zone, start);
  const late = lateStart(schedule, first);
  if (late !== undefined && isWanted(schedule, late)) return late;
  for (const change of transitions(zone, start - 2 * 86_400, Math.min(start + tenYears, end))) {
    if (isHarmless(schedule, change)) continue;
    const { slots, fault } = slotsAround(schedule, first, change);
    const found = fault ?? (schedule.catchup ? undefined : droppedAround(schedule, slots, change));
    if (found !== undefined && isWanted(schedule, found)) return found;
  }
  return undefined;
}

/** True where the window that a fault is about is over by `end`: the one after the part, or the one that is dropped. */
function isWanted({ cron, zone, end }: WindowSchedule, { kind, from, to }: Fault): boolean {
  if (end === undefined) return true;
  const windowStart = kind === 'dropped' || kind === 'twice' ? from : to;
  return nextSlot(cron, zone, windowStart) <= end;
}

/** Airflow aligns `start` by its own steps; where a change lies between, the first window can begin elsewhere. */
function lateStart({ cron, zone, start }: WindowSchedule, first: Instant): Fault | undefined {
  const due = firstDue(cron, zone, start);
  if (due === first) return undefined;
  const change = transitions(zone, steadySlotBefore(cron, zone, start), Math.max(first, due)).at(-1);
  if (change === undefined) return undefined;
  return { kind: due < first ? 'lost' : 'twice', change, from: Math.min(due, first), to: Math.max(due, first) };
}

/** The first slot at or after `start`: where the hour is `*` by the wall clock, else by the walk that began long ago. */
function firstDue(cron: Cron, zone: string, start: Instant): Instant {
  if (cron.everyHour) {
    const wall = wallAt(zone, start);
    const tick = nextTick(cron, wall - 1);
    const direct = start + (tick - wall);
    // Of an hour that comes twice, the first pass counts as well.
    return wallAt(zone, direct) === tick ? direct : toInstant(zone, tick);
  }
  let slot = steadySlotBefore(cron, zone, start);
  while (slot < start) slot = nextSlot(cron, zone, slot);
  return slot;
}

/** True where no window can be touched: decided without a walk, as it holds for most schedules. */
function isHarmless({ cron, catchup }: WindowSchedule, { instant, before, after }: Transition): boolean {
  if (cron.everyHour) {
    // Each hour has the same minutes, so a shift by whole hours moves slots onto slots.
    return cron.anyDay && cron.anyWeekday && cron.months.length === 12 && (after - before) % 3600 === 0;
  }
  const begin = instant + Math.min(before, after);
  const end = instant + Math.max(before, after);
  const tick = nextTick(cron, begin - 1);
  // A reading that does not exist is moved. Of the readings that exist twice the second one is a slot, which
  // windows follow; only the newest window, which counts with catchup off, is misjudged between two of them.
  if (after > before) return tick >= end;
  return catchup || tick >= end || nextTick(cron, tick) >= end;
}

/** The slots from two before a change to two after it, or the place where the windows between them part. */
function slotsAround(
  { cron, zone }: WindowSchedule,
  first: Instant,
  change: Transition,
): { readonly slots: readonly Instant[]; readonly fault?: Fault } {
  const size = Math.abs(change.after - change.before);
  const near = steadySlotBefore(cron, zone, change.instant - Math.max(0, change.before - change.after));
  let slot = Math.max(first, steadySlotBefore(cron, zone, near));
  const slots = [slot];
  for (let beyond = 0; beyond < 2; beyond += slot > change.instant + size ? 1 : 0) {
    const end = nextSlot(cron, zone, slot);
    const next = end > slot ? slotUpTo(cron, zone, end) : slot;
    if (next !== end) return { slots, fault: { change, ...parted(slot, end, next) } };
    slots.push(end);
    slot = end;
  }
  return { slots };
}

/** What it means that the window after `[start, end)` begins at `next`. */
function parted(start: Instant, end: Instant, next: Instant): Pick<Fault, 'kind' | 'from' | 'to'> {
  if (next <= start) return { kind: 'stops', from: start, to: Math.max(start, end) };
  return next > end ? { kind: 'lost', from: end, to: next } : { kind: 'twice', from: next, to: end };
}

/**
 * With catchup off Airflow jumps to the window that it takes for the newest one, at any moment at which it looks.
 * While a window runs, that must not be a later one; and just after a slot it must be the window that is just over.
 */
function droppedAround(
  { cron, zone }: WindowSchedule,
  slots: readonly Instant[],
  change: Transition,
): Fault | undefined {
  const shift = change.after - change.before;
  const moments = [
    change.instant,
    change.instant + 1,
    ...slots.flatMap((slot) => [slot, slot + 1, slot + shift, slot + shift + 1]),
  ];
  const [first = 0] = slots;
  for (const now of moments.toSorted((left, right) => left - right)) {
    const index = slots.findLastIndex((slot) => slot <= now);
    const running = slots[index];
    if (now < first || running === undefined) continue;
    const over = slots[index - 1] ?? running;
    const wanted = now - running <= 1 ? over : running;
    const newest = newestWindowStart(cron, zone, now);
    if (newest === undefined) return { kind: 'stops', change, from: over, to: running };
    if (newest > wanted) return { kind: 'dropped', change, from: wanted, to: newest };
  }
  return undefined;
}

function faultText({ cron, zone }: WindowSchedule, { kind, change, from, to }: Fault): string {
  const { instant, before, after } = change;
  const clocks = `from ${formatLocalTime(instant + before)} to ${formatLocalTime(instant + after)}`;
  const reason = `The clocks in "${zone}" go ${after > before ? 'forward' : 'back'} ${clocks}`;
  const span = `from ${formatInstant(zone, from)} to ${formatInstant(zone, to)}`;
  return `${reason}; cron "${cron.text}" ${effects[kind].replace('<span>', span)}`;
}

const effects: Readonly<Record<WindowFaultKind, string>> = {
  lost: 'would leave the data <span> to no run.',
  twice: 'would load the data <span> twice.',
  stops: 'would stop after the window <span>.',
  dropped: 'with "catchup: false" may skip the window <span>, so that its data would be lost.',
};

function safeForms(schedule: WindowSchedule): string {
  const nearby = nearbyCron(schedule);
  const forms = nearby === undefined ? [] : [`cron "${nearby}"`];
  if (!schedule.catchup && firstFault({ ...schedule, catchup: true }) === undefined) forms.push('"catchup: true"');
  forms.push('"timezone: UTC"');
  return `Write ${forms.length === 1 ? '' : `${forms.slice(0, -1).join(', ')} or `}${forms.at(-1)}.`;
}

/** The same schedule some hours later or earlier, where its windows meet. */
function nearbyCron(schedule: WindowSchedule): string | undefined {
  const [minute, , ...rest] = schedule.cron.text.split(' ');
  if (schedule.cron.everyHour) return undefined;
  for (const shift of [1, -1, 2, -2, 3, -3]) {
    const hours = schedule.cron.hours.map((hour) => hour + shift);
    const cron = parseCron([minute, hours.join(','), ...rest].join(' '));
    if (cron.kind === 'cron' && firstFault({ ...schedule, cron }) === undefined) return cron.text;
  }
  return undefined;
}
