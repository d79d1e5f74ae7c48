import type { Environment } from '../model/environment.ts';
import type { Graph, GraphEdge, GraphNode } from '../model/graph.ts';
import type { Operation } from '../model/operation.ts';
import type { Pipeline, Task } from '../model/pipeline.ts';
import type { AssetCondition } from '../model/schedule.ts';
import { scheduleDetail } from './schedule_detail.ts';
import { topologicalOrder } from './topological_order.ts';

/**
 * The pipelines of an environment: which wait for which, start which, and are started by which assets. What lies
 * outside of them is a node too, by its id in the target.
 */
export function pipelinesGraph(pipelines: readonly Pipeline[], environment: Environment): Graph {
  const own = new Map(pipelines.map(({ id, dagId }) => [dagId ?? `${environment.dagIdPrefix}${id}`, id]));
  const nodes = new Map<string, GraphNode>(pipelines.map((one) => [one.id, nodeOf(one)]));
  const edges = new Map<string, GraphEdge>();
  const connect = (edge: GraphEdge): void => void edges.set(JSON.stringify(edge), edge);
  const pipelineOf = (dagId: string): string => own.get(dagId) ?? added(external(dagId), nodes);
  for (const { id, tasks, schedule } of pipelines) {
    for (const task of tasks) {
      for (const waited of waitedOf(task)) connect({ from: pipelineOf(waited), to: id, label: 'awaited by' });
      for (const started of startedBy(task)) connect({ from: id, to: pipelineOf(started), label: 'triggers' });
      for (const name of task.produces) connect({ from: id, to: added(asset(name), nodes), label: 'updates' });
    }
    const needed = schedule.kind === 'assets' ? assetsOf(schedule.condition, false) : [];
    for (const { name, label } of needed) connect({ from: added(asset(name), nodes), to: id, label });
  }
  const all = [...edges.values()];
  return { title: environment.id, nodes: topologicalOrder([...nodes.values()], all), edges: all, groups: [] };
}

function nodeOf({ id, schedule }: Pipeline): GraphNode {
  return { id, kind: 'pipeline', detail: scheduleDetail(schedule) };
}

/** Names of assets have a scheme, so that none is the id of a pipeline. */
function asset(name: string): GraphNode {
  return { id: name, kind: 'asset', detail: 'asset' };
}

/** What is called in the target like a pipeline is called here may be another one. */
function external(dagId: string): GraphNode {
  return { id: `external:${dagId}`, label: dagId, kind: 'external', detail: 'elsewhere' };
}

function added(node: GraphNode, nodes: Map<string, GraphNode>): string {
  if (!nodes.has(node.id)) nodes.set(node.id, node);
  return node.id;
}

function operationsOf({ operation, map }: Task): readonly Operation[] {
  return map?.kind === 'written' ? map.operations : [operation];
}

function waitedOf(task: Task): readonly string[] {
  return operationsOf(task).flatMap((operation) =>
    operation.kind === 'wait' && operation.for.kind === 'pipeline' ? [operation.for.dagId] : [],
  );
}

function startedBy(task: Task): readonly string[] {
  return operationsOf(task).flatMap((operation) => (operation.kind === 'trigger' ? [operation.dagId] : []));
}

/** The assets of a condition, and whether news of one is enough. */
function assetsOf(
  condition: AssetCondition,
  isWithOthers: boolean,
): readonly { readonly name: string; readonly label: string }[] {
  if (condition.kind === 'asset')
    return [{ name: condition.asset, label: isWithOthers ? 'starts, with others' : 'starts' }];
  const isAll = condition.kind === 'all' && condition.of.length > 1;
  return condition.of.flatMap((one) => assetsOf(one, isWithOthers || isAll));
}
