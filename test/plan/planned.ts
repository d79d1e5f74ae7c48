import { builtins } from '../../src/builtins/index.ts';
import { memorySnapshot } from '../../src/model/snapshot.ts';
import type { Change, Plan } from '../../src/model/plan.ts';
import { planProject } from '../../src/planning/plan_project.ts';

/** Noon of a Monday, in seconds. */
export const now: number = Date.parse('2026-11-23T12:00:00Z') / 1000;

type Files = Readonly<Record<string, string>>;

/** The plan of a change between two states of a repository, which both have to be right. */
export function planned(before: Files, after: Files, environments: readonly string[] = []): Plan {
  const { plan, diagnostics } = planProject(memorySnapshot(before), memorySnapshot(after), builtins, {
    base: { name: 'the base' },
    head: { name: 'the head' },
    now,
    environments,
    step: () => undefined,
  });
  const wrong = diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message);
  if (plan === undefined || wrong.length > 0) throw new Error(`not right: ${wrong.join(' ')}`);
  return plan;
}

/** All changes of a plan, with the environments and pipelines that they touch. */
export function changesOf({ blocks }: Plan): readonly (Change & { readonly touches: string })[] {
  return blocks.flatMap(({ changes, touches }) => {
    const named = touches.map(({ environment, pipelines }) => `${environment}: ${pipelines.join(', ')}`).join('; ');
    return changes.map((change) => ({ ...change, touches: named }));
  });
}
