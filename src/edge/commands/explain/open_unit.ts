import type { Snapshot } from '../../../model/snapshot.ts';
import type { Unit } from '../../../resolve/layers.ts';
import { mergeTasks, sharedLayers, type LayeredTask } from '../../../resolve/task_layers.ts';
import type { Diagnostic } from '../../../text/diagnostic.ts';
import { child, type Dict, type Entry } from '../../../tree/tree.ts';
import { resolvePipeline, type Unopened } from '../open_pipeline.ts';
import type { Explainer } from './explained.ts';

/** A pipeline in an environment, resolved; or why there is none. */
export type OpenedUnit =
  | { readonly kind: 'open'; readonly explainer: Explainer; readonly diagnostics: readonly Diagnostic[] }
  | Unopened;

/** Resolves one pipeline in one environment, as compiling does, for telling where its values come from. */
export function openUnit(snapshot: Snapshot, id: string, environmentId: string): OpenedUnit {
  const opened = resolvePipeline(snapshot, id, environmentId);
  if (opened.kind !== 'open') return opened;
  const { unit, environment, resolved, diagnostics } = opened;
  const tasks = layeredTasks(unit);
  const tree = withInputs(resolved.tree, tasks);
  return {
    kind: 'open',
    explainer: { unit, tree, tasks, variables: child(environment.tree, 'variables') },
    diagnostics,
  };
}

/** The layers of the tasks once more, for what was written for inputs; what is wrong with them was told before. */
function layeredTasks(unit: Unit): readonly LayeredTask[] {
  return mergeTasks(unit, sharedLayers(unit), silent);
}

function silent(): void {}

/** The pipeline with the inputs of the organisation's own types beside the keys that they turned into. */
function withInputs(tree: Dict, layered: readonly LayeredTask[]): Dict {
  const tasks = tree.entries.get('tasks');
  if (tasks?.value.kind !== 'dict') return tree;
  const entries = new Map(tasks.value.entries);
  for (const { id, inputs } of layered) {
    const entry = entries.get(id);
    if (inputs !== undefined && entry?.value.kind === 'dict') entries.set(id, withMore(entry, entry.value, inputs));
  }
  return { ...tree, entries: new Map([...tree.entries, ['tasks', { ...tasks, value: { ...tasks.value, entries } }]]) };
}

function withMore(entry: Entry, task: Dict, inputs: Dict): Entry {
  return { ...entry, value: { ...task, entries: new Map([...inputs.entries, ...task.entries]) } };
}
