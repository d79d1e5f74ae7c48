import type { Schema } from '../language/schema.ts';
import { commonTaskKeys, keysWithoutDefaults } from '../language/task.ts';
import type { BuiltinForm, OwnForm, TaskForm } from '../model/task_type.ts';
import type { Report } from '../text/diagnostic.ts';
import { expand } from '../tree/expand.ts';
import { isMarker } from '../tree/merge.ts';
import { child, text, type Dict, type Entry, type Tree } from '../tree/tree.ts';
import { declaredTasks, type DeclaredTask } from './declared_tasks.ts';
import { oncePerTree } from './once_per_tree.ts';
import { at, defaultsOf, exceptDeletions, type Unit } from './layers.ts';
import { stack, stackShared, type Layers } from './position.ts';

/** A task after its layers: a task of a builtin type, and what was written for the inputs of its own type. */
export interface LayeredTask {
  readonly id: string;
  readonly form: TaskForm;
  readonly tree: Dict;
  /** The inputs of a type of the organisation, before references are filled. */
  readonly inputs: Dict | undefined;
  /** What the pipeline or the overlay wrote: the place for what is missing. */
  readonly written: Dict;
}

/** What the documents around the tasks say to all of them, for each position lowest first. */
export interface SharedLayers {
  readonly defaults: Layers;
  readonly types: (type: string) => Layers;
  readonly taskDefaults: Layers;
  readonly overrides: Layers;
}

/** The layers of a unit that speak to all of its tasks. */
export function sharedLayers(unit: Unit): SharedLayers {
  const defaults = defaultsOf(unit);
  return {
    defaults: defaults.map((layer) => child(layer, 'task')),
    types: (type) => [
      type === 'container' ? clusterLayer(unit) : undefined,
      ...defaults.map((layer) => at(layer, 'task_types', type)),
    ],
    taskDefaults: [unit.source.tree, unit.overlay?.tree].map((tree) => child(tree, 'task_defaults')),
    overrides: [at(unit.environmentDocument?.tree, 'overrides', 'task')],
  };
}

/** What the environment says of its cluster, as the lowest layer of the tasks that run there. */
function clusterLayer({ environmentDocument }: Unit): Tree | undefined {
  const tree = environmentDocument?.tree;
  return tree?.entries.has('kubernetes') === true ? ofCluster(tree, anything) : undefined;
}

const anything: Schema = {};
const ofCluster = oncePerTree((tree) => filtered(tree, (key) => key === 'kubernetes', anything));

/** The tasks that the pipeline and its overlay declare, each with its layers merged, in the order of the files. */
export function mergeTasks(unit: Unit, shared: SharedLayers, report: Report): readonly LayeredTask[] {
  const declared = declaredTasks(unit, report);
  return [...declared].flatMap(([id, layers]) => {
    const form = unit.project.forms.get(text(child(layers.written, 'type')) ?? '');
    return form === undefined ? [] : [mergeTask(id, form, layers, shared, report)];
  });
}

function mergeTask(
  id: string,
  form: TaskForm,
  declared: DeclaredTask,
  shared: SharedLayers,
  report: Report,
): LayeredTask {
  const { written, overlay } = declared;
  if (form.kind === 'builtin') {
    const own = (layer: Dict | undefined): Tree | undefined =>
      layer === undefined ? undefined : expanded(layer, form.schema);
    const tree = stackTask(id, form, builtinLayers(form, shared, report), [own(written), own(overlay)], shared, report);
    return { id, form, tree, inputs: undefined, written };
  }
  const tree = stackTask(
    id,
    form.builtin,
    ownLayers(form, shared, report),
    [commonPart(written), commonPart(overlay)],
    shared,
    report,
  );
  return { id, form, tree: withType(tree, form.task), inputs: inputsOf(form, declared, shared, report), written };
}

/** Layers that speak to all tasks leave out what a type lacks, and may delete what a task does not have. */
function stackTask(
  id: string,
  form: BuiltinForm,
  below: Layers,
  [written, overlay]: readonly [Tree | undefined, Tree | undefined],
  shared: SharedLayers,
  report: Report,
): Dict {
  const context = { base: `task "${id}"`, report };
  const tolerant = { ...context, report: exceptDeletions(report) };
  const defaults = stackShared([...below, position(shared.taskDefaults, form.schema, report)], form.schema, tolerant);
  const task = stack([defaults, written], form.schema, context);
  const overridden = stack([task, position(shared.overrides, form.schema, report)], form.schema, tolerant);
  return stack([overridden, overlay], form.schema, context) as Dict;
}

const common: Schema = { type: 'object', properties: commonTaskKeys };

function builtinLayers(form: BuiltinForm, shared: SharedLayers, report: Report): Layers {
  return [shared.defaults, shared.types(form.type)].map((layers) => position(layers, form.schema, report));
}

function ownLayers(form: OwnForm, shared: SharedLayers, report: Report): Layers {
  const own = position(shared.types(form.type), common, report);
  return [...builtinLayers(form.builtin, shared, report), form.task, own];
}

function inputsOf(form: OwnForm, { written, overlay }: DeclaredTask, shared: SharedLayers, report: Report): Dict {
  const context = { base: 'the task', report };
  const tolerant = { ...context, report: exceptDeletions(report) };
  const given = [shared.types(form.type), shared.taskDefaults].map((layers) => position(layers, form.inputs, report));
  const defaults = stackShared([form.defaults, ...given], form.inputs, tolerant);
  const task = stack([defaults, inputPart(written)], form.inputs, context);
  const overridden = stack([task, position(shared.overrides, form.inputs, report)], form.inputs, tolerant);
  return stack([overridden, inputPart(overlay)], form.inputs, context) as Dict;
}

/** The layers of one position as one, with the keys that a type has; its deletions speak to what lies below. */
function position(layers: Layers, schema: Schema, report: Report): Tree | undefined {
  const context = { base: 'the defaults', report, keepsMarkers: true } as const;
  return stackShared(
    layers.map((layer) => (layer === undefined ? undefined : sharedKeys(layer, schema))),
    schema,
    context,
  );
}

/** The keys of a shared layer that a type has: a default for a key that it lacks is skipped for that type. */
const sharedKeys = oncePerTree((layer, schema) => {
  const known = schema.properties ?? {};
  return filtered(layer, (key) => Object.hasOwn(known, key) && !keysWithoutDefaults.includes(key), schema);
});

function commonPart(layer: Tree | undefined): Tree | undefined {
  return layer === undefined ? undefined : commonKeys(layer, common);
}

/** All that is no common key: what is no input either is found when the inputs are judged. */
function inputPart(layer: Tree | undefined): Tree | undefined {
  return layer === undefined ? undefined : otherKeys(layer, anything);
}

// The layers of a task are written once, and laid over others in each environment.
const expanded = oncePerTree(expand);
const commonKeys = oncePerTree((tree) => filtered(tree, (key) => Object.hasOwn(commonTaskKeys, key), common));
const otherKeys = oncePerTree((tree) => filtered(tree, (key) => !Object.hasOwn(commonTaskKeys, key), anything));

function filtered(layer: Tree, isKept: (key: string) => boolean, schema: Schema): Tree | undefined {
  if (layer.kind !== 'dict') return undefined;
  const entries = new Map<string, Entry>();
  for (const [key, entry] of layer.entries) if (isKept(key) || isMarker(key, entry)) entries.set(key, entry);
  return expand({ ...layer, entries }, schema);
}

/** The builtin type, which the task of an organisation's type becomes. */
function withType(tree: Dict, task: Dict): Dict {
  const type = task.entries.get('type');
  return type === undefined ? tree : { ...tree, entries: new Map([...tree.entries, ['type', type]]) };
}
