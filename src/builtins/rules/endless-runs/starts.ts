import { withAncestors } from '../../../lint/ancestors.ts';
import type { Pipeline, Task } from '../../../model/pipeline.ts';
import type { AssetCondition } from '../../../model/schedule.ts';
import { child, text } from '../../../tree/tree.ts';

/** A task that starts runs, each time that it runs, whatever happens. */
export interface Starter {
  readonly task: Task;
  /** The pipeline that it starts. */
  readonly triggers?: string;
  /** The assets that it updates. */
  readonly produces: readonly string[];
}

/** The tasks of a pipeline by which each of its runs starts others: no branch or gate stands before them. */
export function startersOf({ tasks }: Pipeline): readonly Starter[] {
  const kinds = new Map(tasks.map(({ id, operation }) => [id, operation.kind]));
  return tasks.flatMap((task) => {
    const triggers = task.operation.kind === 'trigger' ? text(child(task.tree, 'pipeline')) : undefined;
    if (triggers === undefined && task.produces.length === 0) return [];
    const isOpen = [...withAncestors(task.id, tasks)].some((id) => choosing.has(kinds.get(id) ?? ''));
    if (isOpen || task.start !== undefined || task.end !== undefined) return [];
    return [{ task, produces: task.produces, ...(triggers === undefined ? {} : { triggers }) }];
  });
}

/** What may stop before the tasks behind it. */
const choosing: ReadonlySet<string> = new Set(['branch', 'gate', 'latest_only']);

/** Whether updates of these assets alone make a run due. */
export function isDueBy(condition: AssetCondition, assets: readonly string[]): boolean {
  switch (condition.kind) {
    case 'asset':
      return assets.includes(condition.asset);
    case 'all':
      return condition.of.every((one) => isDueBy(one, assets));
    case 'any':
      return condition.of.some((one) => isDueBy(one, assets));
  }
}
