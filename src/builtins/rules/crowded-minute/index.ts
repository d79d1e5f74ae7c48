import { described } from '../../../language/schema.ts';
import type { Pipeline } from '../../../model/pipeline.ts';
import type { PipelinesView, Rule, RuleContext } from '../../../model/rule.ts';
import { begunLongBefore } from '../../../time/begun_long_before.ts';
import { dueRuns } from '../../../time/due_runs.ts';
import type { SlotSchedule } from '../../../time/runs.ts';
import { scheduleKey } from '../../../time/schedule_key.ts';
import type { Instant } from '../../../time/zone.ts';

const atMost = described('At most', 'The most pipelines that may be due at one minute.', {
  type: 'integer',
  minimum: 1,
  default: 10,
  examples: [50],
});

/** Everything at midnight is late together, and workers idle at five past. */
export const crowdedMinute: Rule = {
  id: 'crowded-minute',
  area: 'schedules',
  summary: 'No more pipelines are due at one minute than the project allows.',
  levels: { recommended: 'info', strict: 'warning' },
  options: { type: 'object', properties: { at_most: atMost } },
  across: crowds,
};

/** A pipeline with slots. */
interface Seen {
  readonly pipeline: Pipeline;
  readonly slots: readonly Instant[];
  readonly context: RuleContext;
}

const week = 7 * 86_400;

/** Looks at one week from today on: slots by the hour, the day and the weekday all come in it. */
function crowds(): PipelinesView {
  const seen: Seen[] = [];
  const counts = new Map<Instant, number>();
  return {
    see(pipeline, context) {
      const { schedule } = pipeline;
      if (schedule.kind !== 'cron' && schedule.kind !== 'crons') return;
      const slots = slotsOfWeek(schedule, Date.parse(`${context.today}T00:00:00Z`) / 1000);
      seen.push({ pipeline, slots, context });
      for (const slot of slots) counts.set(slot, (counts.get(slot) ?? 0) + 1);
    },
    end() {
      const most = Math.max(0, ...counts.values());
      const instant = [...counts.keys()]
        .toSorted((left, right) => left - right)
        .find((one) => counts.get(one) === most);
      if (instant !== undefined) reportCrowd(seen, counts, instant);
    },
  };
}

function slotsOfWeek(schedule: SlotSchedule, from: Instant): readonly Instant[] {
  const settled = begunLongBefore(schedule, from);
  const key = `${from} ${scheduleKey(settled)}`;
  const slots = known.get(key) ?? dueRuns(settled, from, from + week, Infinity).map(({ slot }) => slot);
  known.set(key, slots);
  return slots;
}

/** Many pipelines share their schedules, and most environments. */
const known = new Map<string, readonly Instant[]>();

const namedPipelines = 4;

/** One finding, at the first of them by its id: more would say the same. */
function reportCrowd(seen: readonly Seen[], counts: ReadonlyMap<Instant, number>, instant: Instant): void {
  const crowd = seen
    .filter(({ slots }) => slots.includes(instant))
    .toSorted((left, right) => (left.pipeline.id < right.pipeline.id ? -1 : 1));
  const [first] = crowd;
  if (first === undefined || crowd.length <= (first.context.options['at_most'] as number)) return;
  const names = crowd.slice(0, namedPipelines).map(({ pipeline }) => pipeline.id);
  const rest = crowd.length - names.length;
  const who = rest === 0 ? names.join(', ') : `${names.join(', ')} and ${rest} more`;
  first.context.report(
    first.pipeline,
    'schedule',
    `${crowd.length} pipelines are due at ${timeOf(instant)} UTC and wait for the same workers: ${who}.`,
    {
      key: 'crowd',
      help: `Move some of them; quiet minutes of that hour: ${quietMinutes(counts, instant).join(', ')}.`,
    },
  );
}

const shownMinutes = 3;

function quietMinutes(counts: ReadonlyMap<Instant, number>, instant: Instant): readonly string[] {
  const hour = instant - (instant % 3600);
  return Array.from({ length: 60 }, (_, minute) => hour + minute * 60)
    .toSorted((left, right) => (counts.get(left) ?? 0) - (counts.get(right) ?? 0))
    .slice(0, shownMinutes)
    .map(timeOf);
}

function timeOf(instant: Instant): string {
  return new Date(instant * 1000).toISOString().slice('2026-01-01T'.length, '2026-01-01T00:00'.length);
}
