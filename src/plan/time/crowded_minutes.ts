import type { Pipeline } from '../../model/pipeline.ts';
import { dueRuns } from '../../time/due_runs.ts';
import { cronsOf, type SlotSchedule } from '../../time/runs.ts';
import type { Instant } from '../../time/zone.ts';
import type { AcrossView, ConsequenceAt } from './across_view.ts';
import type { TimeContext } from './context.ts';
import { slotsOf } from './handover.ts';
import { momentText } from './words.ts';

/** The pipelines with one list of slots. */
interface Group {
  readonly schedule: SlotSchedule;
  readonly before: string[];
  readonly after: string[];
  /** The slots of the week, found when they are needed. */
  slots?: ReadonlySet<Instant>;
}

/** A pipeline that has other slots than before. */
interface Moved {
  readonly pipeline: string;
  readonly from: Group | undefined;
  readonly to: Group;
}

const week = 7 * 86_400;

/** The minute of the next seven days at which most pipelines start together with one that did not start then before. */
export function crowdedMinutes({ now }: TimeContext): AcrossView {
  const groups = new Map<string, Group>();
  const moved: Moved[] = [];
  const groupOf = (pipeline: Pipeline | undefined): Group | undefined => {
    const schedule = slotsOf(pipeline);
    if (schedule === undefined) return undefined;
    const key = slotsKey(schedule, now);
    const group = groups.get(key) ?? { schedule, before: [], after: [] };
    groups.set(key, group);
    return group;
  };
  return {
    see(before, after) {
      const [from, to] = [groupOf(before), groupOf(after)];
      if (before !== undefined) from?.before.push(before.id);
      if (after === undefined || to === undefined) return;
      to.after.push(after.id);
      if (from !== to) moved.push({ pipeline: after.id, from, to });
    },
    end: () => (moved.length === 0 ? [] : crowds([...groups.values()], moved, now)),
  };
}

/** What decides on the slots from now on; many pipelines share them. */
function slotsKey(schedule: SlotSchedule, now: Instant): string {
  const { zone, start, end } = schedule;
  const crons = 'window' in schedule ? cronsOf(schedule).map(({ text }) => text) : ['once'];
  const isOld = 'window' in schedule && start < now - week && typeof schedule.window !== 'number';
  return JSON.stringify([crons, zone, end, isOld ? 0 : start, isOld ? 0 : 'window' in schedule && schedule.window]);
}

function crowds(groups: readonly Group[], moved: readonly Moved[], now: Instant): readonly ConsequenceAt[] {
  const before = countsOf(groups, (group) => group.before.length, now);
  const after = countsOf(groups, (group) => group.after.length, now);
  const grown = (slot: Instant): boolean => (after.get(slot) ?? 0) > Math.max(1, before.get(slot) ?? 0);
  const texts = new Map<Instant, string>();
  return moved.flatMap(({ pipeline, from, to }) => {
    const fresh = [...slotsOfGroup(to, now)].filter((slot) => from?.slots?.has(slot) !== true && grown(slot));
    const slot = fullest(fresh, after);
    if (slot === undefined) return [];
    const count = after.get(slot) ?? 0;
    const text = texts.get(slot) ?? crowdText(groups, { slot, count, before: before.get(slot) ?? 0 });
    texts.set(slot, text);
    return [told(pipeline, text, count)];
  });
}

function countsOf(
  groups: readonly Group[],
  sizeOf: (group: Group) => number,
  now: Instant,
): ReadonlyMap<Instant, number> {
  const counts = new Map<Instant, number>();
  for (const group of groups) {
    const size = sizeOf(group);
    if (size === 0) continue;
    for (const slot of slotsOfGroup(group, now)) counts.set(slot, (counts.get(slot) ?? 0) + size);
  }
  return counts;
}

function slotsOfGroup(group: Group, now: Instant): ReadonlySet<Instant> {
  group.slots ??= new Set(dueRuns(group.schedule, now + 1, now + week, Infinity).map(({ slot }) => slot));
  return group.slots;
}

/** The first of those at which most are due. */
function fullest(slots: readonly Instant[], counts: ReadonlyMap<Instant, number>): Instant | undefined {
  return slots.reduce<Instant | undefined>(
    (best, slot) => (best === undefined || (counts.get(slot) ?? 0) > (counts.get(best) ?? 0) ? slot : best),
    undefined,
  );
}

const namedPipelines = 3;

function crowdText(
  groups: readonly Group[],
  { slot, count, before }: { readonly slot: Instant; readonly count: number; readonly before: number },
): string {
  const due = groups.filter((group) => group.slots?.has(slot) === true).flatMap((group) => group.after);
  const names = due.toSorted().slice(0, namedPipelines);
  const rest = count - names.length;
  const who = rest === 0 ? names.join(', ') : `${names.join(', ')} and ${rest} more`;
  return `${count} pipelines start at ${momentText('UTC', slot)}, ${before} before the change: ${who}.`;
}

/** From so many on the workers of most installations are busy: the default of the rule "crowded-minute". */
const crowd = 10;

function told(pipeline: string, text: string, count: number): ConsequenceAt {
  const isCrowd = count > crowd;
  return {
    pipeline,
    kind: 'crowded-minute',
    path: 'schedule',
    text,
    risk: isCrowd ? 'medium' : 'low',
    reason: isCrowd ? 'they wait for the same workers' : 'a few pipelines share a minute',
  };
}
