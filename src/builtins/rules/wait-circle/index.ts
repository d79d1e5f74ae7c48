import { circlesIn } from '../../../lint/circles.ts';
import type { PipelinesView, Rule, RuleContext } from '../../../model/rule.ts';
import { dueRuns } from '../../../time/due_runs.ts';
import { matchedRuns } from '../../../time/matches.ts';
import type { Run } from '../../../time/runs.ts';
import { waitingOf, type Waiter, type Waiting } from './awaited.ts';

/** Each waits for what the other does only after its own wait, until all are given up. */
export const waitCircle: Rule = {
  id: 'wait-circle',
  area: 'waiting',
  summary: 'No runs of pipelines wait for each other.',
  levels: { recommended: 'error', strict: 'error' },
  across: circlesOfWaits,
};

interface Seen extends Waiting {
  readonly context: RuleContext;
}

/** A wait in one run. */
interface Step {
  readonly pipeline: string;
  readonly waiter: Waiter;
  readonly run: Run;
}

function circlesOfWaits(): PipelinesView {
  const seen = new Map<string, Seen>();
  return {
    see(pipeline, context) {
      const waiting = waitingOf(pipeline);
      if (waiting !== undefined) seen.set(pipeline.id, { ...waiting, context });
    },
    end() {
      const graph = [...seen].map(([id, { waiters }]) => [id, waiters.map(({ upstream }) => upstream)] as const);
      const told = new Set<string>();
      for (const pipelines of circlesIn(new Map(graph))) {
        const circle = circleOfRuns(pipelines, seen);
        const key = circle
          .map(({ pipeline, waiter }) => `${pipeline}.${waiter.task.id}`)
          .toSorted()
          .join(' ');
        if (circle.length > 0 && !told.has(key)) reportCircle(circle, key, seen);
        told.add(key);
      }
    },
  };
}

const lookedAtRuns = 20;
const lookedAtTime = 400 * 86_400;
const mostSteps = 2000;

/** Pipelines that wait for each other may mean other runs of each: only runs that do are a circle. */
function circleOfRuns(pipelines: readonly string[], seen: ReadonlyMap<string, Seen>): readonly Step[] {
  const steps = pipelines.flatMap((id) => firstSteps(id, seen));
  const known = new Map(steps.map((step) => [keyOf(step), step]));
  const graph = new Map<string, readonly string[]>();
  for (const [key, step] of known) {
    if (known.size > mostSteps) break;
    const next = stepsBehind(step, seen);
    graph.set(key, next.map(keyOf));
    for (const one of next) if (!known.has(keyOf(one))) known.set(keyOf(one), one);
  }
  const [circle = []] = circlesIn(graph);
  return circle.flatMap((key) => known.get(key) ?? []);
}

function firstSteps(pipeline: string, seen: ReadonlyMap<string, Seen>): readonly Step[] {
  const of = seen.get(pipeline);
  if (of === undefined) return [];
  const from = Date.parse(`${of.context.today}T00:00:00Z`) / 1000;
  const due = dueRuns(of.schedule, from, from + lookedAtTime, lookedAtRuns);
  return due.flatMap((run) => of.waiters.map((waiter) => ({ pipeline, waiter, run })));
}

/** The waits that have to be over before a wait can be. */
function stepsBehind({ pipeline, waiter, run }: Step, seen: ReadonlyMap<string, Seen>): readonly Step[] {
  const upstream = seen.get(waiter.upstream);
  const own = seen.get(pipeline);
  if (upstream === undefined || own === undefined) return [];
  const runs = matchedRuns({ consumer: own.schedule, upstream: waiter.schedule, match: waiter.match }, run);
  const needed = upstream.needed(waiter.awaited);
  return runs.flatMap((matched) =>
    needed.map((behind) => ({ pipeline: waiter.upstream, waiter: behind, run: matched })),
  );
}

function keyOf({ pipeline, waiter, run }: Step): string {
  return `${pipeline} ${waiter.task.id} ${run.slot}`;
}

function reportCircle(circle: readonly Step[], key: string, seen: ReadonlyMap<string, Seen>): void {
  const [first] = circle;
  if (first === undefined) return;
  const steps = circle.map(({ pipeline, waiter }) => `"${pipeline}" for "${waiter.upstream}" (${waiter.task.id})`);
  seen
    .get(first.pipeline)
    ?.context.report(
      first.waiter.task,
      'for.pipeline',
      `Runs wait for each other until they are given up: ${steps.join(', ')}.`,
      {
        key,
        help: 'Let one of them wait for an earlier run, or for a task that comes before its own wait: `task:` beside "pipeline".',
      },
    );
}
