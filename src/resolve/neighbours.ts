import type { Neighbour, NeighbourTask, Target } from '../model/builtins.ts';
import type { Environment } from '../model/environment.ts';
import { existsIn } from '../model/exists_in.ts';
import type { Project } from '../model/project.ts';
import type { Schedule } from '../model/schedule.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { didYouMean } from '../text/suggest.ts';
import { child, placeOf, text, type Dict, type Tree } from '../tree/tree.ts';
import { withHistory } from '../validate/effective.ts';
import { declaredTasks } from './declared_tasks.ts';
import { mergePipeline, unitOf, type Unit } from './layers.ts';
import { readSchedule } from './schedule.ts';
import { fillSettings } from './settings.ts';
import type { UnitContext } from './unit_context.ts';

export type { Neighbour } from '../model/builtins.ts';

type NeighbourContext = Pick<UnitContext, 'unit' | 'environment' | 'target' | 'report'>;

/**
 * The pipeline that a value names, as the environment has it: one of the repository, or an external one. Where there is
 * none, or only elsewhere, that is reported.
 */
export function neighbourOf(name: Tree, context: NeighbourContext): Neighbour | undefined {
  const id = text(name);
  if (id === undefined) return undefined;
  const known = neighboursIn(context.environment);
  if (!known.has(id)) known.set(id, findNeighbour(id, context));
  const found = known.get(id);
  if (found === undefined || !('problem' in found)) return found;
  const diagnostic: Diagnostic = { severity: 'error', place: placeOf(name), ...found.problem };
  context.report(withHistory(diagnostic, name));
  return undefined;
}

type Found = Neighbour | { readonly problem: Omit<Diagnostic, 'severity' | 'place'> } | undefined;

/** What was found before in an environment: each pipeline that others name is looked at once. */
const found = new WeakMap<Environment, Map<string, Found>>();

function neighboursIn(environment: Environment): Map<string, Found> {
  const known = found.get(environment) ?? new Map<string, Found>();
  found.set(environment, known);
  return known;
}

function findNeighbour(id: string, { unit, environment, target }: NeighbourContext): Found {
  const { project } = unit;
  const source = project.pipelines.get(id);
  if (source !== undefined && existsIn(source.tree, environment.id)) {
    return ofRepository(unitOf(project, environment.id, source, id), environment, target);
  }
  if (source !== undefined) return { problem: absent(id, environment, child(source.tree, 'environments')) };
  const external = child(child(environment.tree, 'external_pipelines'), id);
  if (external?.kind === 'dict') return ofElsewhere(id, external, environment);
  return project.unread.has(id) || !environment.isComplete ? undefined : { problem: unknown(id, project, environment) };
}

function silent(): void {}

/** What is wrong with it is told where it is compiled itself. */
function ofRepository(unit: Unit, environment: Environment, target: Target): Neighbour {
  const settings = fillSettings(unit, mergePipeline(unit, silent), { environment, target, report: silent });
  const kept = text(child(child(settings.tree, 'airflow'), 'dag_id'));
  const present = [...declaredTasks(unit, silent)].filter(([, { written }]) => existsIn(written, environment.id));
  const tasks = present.map(([id, { written, overlay }]): [string, NeighbourTask] => {
    const layers = [overlay, written];
    return [id, { taskId: taskIdOf(id, layers), isMapped: layers.some((layer) => layer?.entries.has('map') === true) }];
  });
  return {
    id: unit.id,
    dagId: kept ?? `${environment.dagIdPrefix}${unit.id}`,
    schedule: settings.schedule,
    tasks: new Map(tasks),
    params: settings.params,
  };
}

function taskIdOf(id: string, layers: readonly (Dict | undefined)[]): string {
  const kept = layers.map((layer) => text(child(child(layer, 'airflow'), 'task_id')));
  return kept.find((one) => one !== undefined) ?? id;
}

function ofElsewhere(id: string, tree: Dict, { airflow }: Environment): Neighbour {
  const written = child(tree, 'schedule');
  const schedule: Schedule | undefined =
    written === undefined
      ? { kind: 'manual', zone: 'UTC' }
      : readSchedule(written, { airflow, isWhole: true, isForeign: true, report: silent });
  return { id, dagId: text(child(tree, 'dag_id')) ?? id, schedule, tasks: undefined, params: undefined };
}

function absent(id: string, environment: Environment, named: Tree | undefined): Omit<Diagnostic, 'severity' | 'place'> {
  return {
    code: 'pipeline-absent',
    message: `The pipeline "${id}" does not exist in this environment.`,
    ...(named === undefined
      ? {}
      : { related: [{ message: `"${id}" exists in these environments only.`, place: placeOf(named) }] }),
    help: `Give the task the same "environments", or add "${environment.id}" to those of the pipeline.`,
  };
}

function unknown(id: string, project: Project, environment: Environment): Omit<Diagnostic, 'severity' | 'place'> {
  const external = child(environment.tree, 'external_pipelines');
  const names = [...project.pipelines.keys(), ...(external?.kind === 'dict' ? external.entries.keys() : [])];
  return {
    code: 'unknown-pipeline',
    message: `There is no pipeline "${id}".${didYouMean(id, names)}`,
    help: 'One that is not of this repository is declared under "external_pipelines" in environments/<id>/environment.yaml.',
  };
}
