import { circlesIn } from '../../../lint/circles.ts';
import type { PipelinesView, Rule, RuleContext } from '../../../model/rule.ts';
import type { AssetCondition } from '../../../model/schedule.ts';
import { isDueBy, startersOf, type Starter } from './starts.ts';

/** Each run starts the next one, and so on, until somebody pauses one of the pipelines. */
export const endlessRuns: Rule = {
  id: 'endless-runs',
  area: 'schedules',
  summary: 'No pipelines start each other in a circle.',
  levels: { recommended: 'warning', strict: 'error' },
  across: circlesOfStarts,
};

interface Seen {
  readonly starters: readonly Starter[];
  readonly report: RuleContext['report'];
}

/** Only pipelines that start others are kept. */
function circlesOfStarts(): PipelinesView {
  const seen = new Map<string, Seen>();
  const conditions = new Map<string, AssetCondition>();
  return {
    see(pipeline, { report }) {
      const starters = startersOf(pipeline);
      if (starters.length > 0) seen.set(pipeline.id, { starters, report });
      if (pipeline.schedule.kind === 'assets') conditions.set(pipeline.id, pipeline.schedule.condition);
    },
    end() {
      const graph = [...seen].map(([id, { starters }]) => [id, startedBy(starters, conditions)] as const);
      for (const circle of circlesIn(new Map(graph))) reportCircle(circle, seen, conditions);
    },
  };
}

function startedBy(starters: readonly Starter[], conditions: ReadonlyMap<string, AssetCondition>): readonly string[] {
  const assets = starters.flatMap(({ produces }) => produces);
  const due = [...conditions].flatMap(([id, condition]) => (isDueBy(condition, assets) ? [id] : []));
  return [...new Set([...starters.flatMap(({ triggers = [] }) => triggers), ...due])];
}

function reportCircle(
  circle: readonly string[],
  seen: ReadonlyMap<string, Seen>,
  conditions: ReadonlyMap<string, AssetCondition>,
): void {
  const steps = circle.map((id, index) => `"${id}" starts "${circle[index + 1] ?? circle[0] ?? ''}"`);
  const [first = '', second = first] = circle;
  const of = seen.get(first);
  const starter = of?.starters.find((one) => startedBy([one], conditions).includes(second)) ?? of?.starters[0];
  if (of === undefined || starter === undefined) return;
  of.report(
    starter.task,
    starter.triggers === second ? 'pipeline' : 'produces',
    `Each run starts the next one, without end: ${steps.join(', ')}.`,
    {
      key: circle.join(' '),
      help: 'Give one of them a schedule of its own, or put a gate before the task that goes on only while there is something left to do.',
    },
  );
}
