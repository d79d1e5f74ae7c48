import type { Graph, GraphEdge, GraphGroup } from '../model/graph.ts';
import type { Group, Pipeline, Task } from '../model/pipeline.ts';
import { taskDetail } from './task_detail.ts';
import { topologicalOrder } from './topological_order.ts';

/** The tasks of a pipeline: what comes after what, and on which condition where that is not success of all before it. */
export function pipelineGraph({ id, tasks, groups }: Pipeline): Graph {
  const edges = edgesOf(tasks);
  const nodes = tasks.map((task) => ({
    id: task.id,
    kind: 'task' as const,
    detail: taskDetail(task),
    ...(task.group.length === 0 ? {} : { group: task.group.join('.') }),
  }));
  return { title: id, nodes: topologicalOrder(nodes, edges), edges, groups: groupsOf(groups, []) };
}

function edgesOf(tasks: readonly Task[]): readonly GraphEdge[] {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  return tasks.flatMap((task) =>
    task.after.map((from) => {
      const label = [answerFor(task.id, byId.get(from)), ...(task.when === 'all_success' ? [] : [task.when])];
      const said = label.filter((part) => part !== undefined).join(', ');
      return { from, to: task.id, ...(said === '' ? {} : { label: said }) };
    }),
  );
}

/** With which answer a branch goes on to a task; undefined where that is not for it to say. */
function answerFor(id: string, before: Task | undefined): string | undefined {
  if (before?.operation.kind !== 'branch' || !before.operation.options.includes(id)) return undefined;
  const { by } = before.operation;
  if (by.kind === 'call' || by.true === by.false) return 'if chosen';
  return by.true === id ? 'if true' : 'if false';
}

function groupsOf(groups: readonly Group[], above: readonly string[]): readonly GraphGroup[] {
  return groups.flatMap((group) => {
    const path = [...above, group.id];
    const parent = above.length === 0 ? {} : { parent: above.join('.') };
    return [{ id: path.join('.'), label: group.id, ...parent }, ...groupsOf(group.groups, path)];
  });
}
