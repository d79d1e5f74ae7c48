import type { Graph } from '../../../src/model/graph.ts';
import type {
  Change,
  Plan,
  PlanBlock,
  PlannedSide,
  RunsComparison,
  Side,
  ToldConsequence,
  UnitPlan,
} from '../../../src/model/plan.ts';
import type { Run } from '../../../src/time/runs.ts';

/** 2026-11-23T04:30:00Z. */
export const now = Date.UTC(2026, 10, 23, 4, 30) / 1000;
const day = 86_400;

/** Runs at an hour of each day in UTC, each over the day before. */
export function daily(hour: number): readonly Run[] {
  const first = Date.UTC(2026, 10, 24, hour) / 1000;
  return Array.from({ length: 400 }, (_, index) => {
    const slot = first + index * day;
    return { slot, logicalDate: slot - day, windowStart: slot - day, windowEnd: slot };
  });
}

export function comparison(before: readonly Run[], after: readonly Run[], zone = 'Europe/Berlin'): RunsComparison {
  return {
    zone: { before: zone, after: zone },
    before: listOf(before),
    after: listOf(after),
    isSame: JSON.stringify(before) === JSON.stringify(after),
  };
}

function listOf(runs: readonly Run[]): RunsComparison['before'] {
  return (until, most) => runs.filter(({ slot }) => slot < until).slice(0, most);
}

export function graphOf(title: string, ...added: readonly string[]): Graph {
  return {
    title,
    nodes: [
      { id: 'extract', kind: 'task', detail: 'bash' },
      ...added.map((id) => ({ id, kind: 'task', mark: 'added' }) as const),
    ],
    edges: added.map((to) => ({ from: 'extract', to, mark: 'added' })),
    groups: [],
  };
}

export function unitOf(unit: Partial<UnitPlan>): UnitPlan {
  return {
    environment: 'prod',
    pipeline: 'orders',
    action: 'changed',
    owner: 'sales-platform',
    tier: 'standard',
    risk: 'high',
    path: 'pipelines/sales/orders.yaml',
    runs: comparison(daily(2), daily(2)),
    graph: () => graphOf('orders'),
    ...unit,
  };
}

export function changeOf(change: Partial<Change>): Change {
  return {
    path: 'retries.count',
    before: 2,
    after: 3,
    effect: 'A failed task is tried 3 times more, before 2 times.',
    risk: 'medium',
    reason: 'a load that fails halfway is done again more often',
    place: { path: 'environments/prod/environment.yaml', line: 12, column: 7 },
    ...change,
  };
}

export function blockOf(block: Partial<PlanBlock>): PlanBlock {
  return {
    touches: [{ environment: 'prod', pipelines: ['orders'] }],
    risk: 'medium',
    changes: [changeOf({})],
    consequences: [],
    ...block,
  };
}

export function consequenceOf(consequence: Partial<ToldConsequence>): ToldConsequence {
  return {
    kind: 'data-twice',
    path: 'schedule',
    text: 'The data from 2026-11-23 03:00 to 2026-11-24 03:00 is loaded twice.',
    risk: 'high',
    reason: 'rows can be there twice',
    touches: [{ environment: 'prod', pipelines: ['orders'] }],
    ...consequence,
  };
}

/** A state without mistakes. */
export function sideOf(side: Side): PlannedSide {
  return { ...side, hasErrors: false, notCompiled: [] };
}

/** A plan of these units and blocks in dev and prod; the worst of the units is its risk. */
export function planOf(plan: Partial<Plan>): Plan {
  const units = plan.units ?? [];
  const environments = ['dev', 'prod'].map((id) => {
    const own = units.filter(({ environment }) => environment === id);
    const count = (action: UnitPlan['action']): number => own.filter((unit) => unit.action === action).length;
    const changed = count('changed') + count('renamed');
    return { id, pipelines: 10, added: count('added'), removed: count('removed'), changed, risk: own[0]?.risk };
  });
  return {
    format: 1,
    base: sideOf({ name: 'the merge base with main', commit: '9d01e77aa0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5' }),
    head: sideOf({ name: 'the working tree' }),
    now,
    environments,
    units,
    blocks: [],
    withoutEffect: [],
    risk: units[0]?.risk,
    ...plan,
  };
}
