import { builtins } from '../../../builtins/index.ts';
import { resolveUnit } from '../../../compile.ts';
import { findings } from '../../../findings.ts';
import type { Project } from '../../../model/project.ts';
import type { Snapshot } from '../../../model/snapshot.ts';
import { readProject } from '../../../project.ts';
import { resolveEnvironment } from '../../../resolve/environment.ts';
import { unitsOf, type Unit } from '../../../resolve/layers.ts';
import { mergeTasks, sharedLayers, type LayeredTask } from '../../../resolve/task_layers.ts';
import type { Diagnostic } from '../../../text/diagnostic.ts';
import { didYouMean } from '../../../text/suggest.ts';
import { child, type Dict, type Entry } from '../../../tree/tree.ts';
import type { Explainer } from './explained.ts';

/** A pipeline in an environment, resolved; or why there is none. */
export type OpenedUnit =
  | { readonly kind: 'open'; readonly explainer: Explainer; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'unread'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: 'unknown'; readonly message: string; readonly help: string };

/** Resolves one pipeline in one environment, as compiling does. */
export function openUnit(snapshot: Snapshot, id: string, environmentId: string): OpenedUnit {
  const found = findings();
  const project = readProject(snapshot, builtins, found.report);
  if (project === undefined) return { kind: 'unread', diagnostics: found.all([]) };
  const unit = unitsOf(project, environmentId).find((one) => one.id === id);
  if (unit === undefined) return unknownUnit(project, id, environmentId);
  const report = found.within(environmentId);
  const environment = resolveEnvironment(environmentId, project, builtins.target, report);
  const { tree } = resolveUnit(unit, environment, snapshot, builtins, report);
  const tasks = layeredTasks(unit);
  return {
    kind: 'open',
    explainer: { unit, tree: withInputs(tree, tasks), tasks, variables: child(environment.tree, 'variables') },
    diagnostics: found.all(project.environments),
  };
}

function unknownUnit(project: Project, id: string, environment: string): OpenedUnit {
  const known = [...project.pipelines.keys()];
  if (!project.pipelines.has(id)) {
    const list = known.length > 20 ? `There are ${known.length} pipelines.` : `Pipelines: ${known.join(', ')}.`;
    return { kind: 'unknown', message: `there is no pipeline "${id}".${didYouMean(id, known)}`, help: list };
  }
  const elsewhere = project.environments.filter((one) => unitsOf(project, one).some((unit) => unit.id === id));
  return {
    kind: 'unknown',
    message: `the pipeline "${id}" is not in "${environment}".`,
    help: `It is in: ${elsewhere.join(', ')}.`,
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
