import { pipelineSchema } from '../../../language/pipeline.ts';
import type { Schema } from '../../../language/schema.ts';
import { withDefaults } from '../../../resolve/defaults.ts';
import type { LayeredTask } from '../../../resolve/task_layers.ts';
import type { Dict, Entry, Tree } from '../../../tree/tree.ts';
import { valueAt } from './value_at.ts';

/** The default that a value has in its schema, found by leaving the value out; undefined where there is none. */
export function schemaDefault(
  pipeline: Dict,
  path: readonly string[],
  tasks: readonly LayeredTask[],
): Tree | undefined {
  const [first, id = '', ...rest] = path;
  const task = first === 'tasks' ? tasks.find((one) => one.id === id) : undefined;
  if (task === undefined) return first === 'tasks' ? undefined : leftOut(pipeline, path, pipelineSchema, 'pipeline');
  const found = valueAt(pipeline, ['tasks', id]);
  const { schema, type } = task.form.kind === 'own' ? task.form.builtin : task.form;
  const tree = found.kind === 'found' ? found.value.tree : undefined;
  return tree?.kind === 'dict' ? leftOut(tree, rest, schema, `task.${type}`) : undefined;
}

function leftOut(tree: Dict, path: readonly string[], schema: Schema, name: string): Tree | undefined {
  const less = without(tree, path);
  if (less === undefined) return undefined;
  const found = valueAt(withDefaults(less, schema, name), path);
  return found.kind === 'found' ? found.value.tree : undefined;
}

/** A tree without the entry at a path; undefined where a list lies on the way to it. */
function without(tree: Dict, path: readonly string[]): Dict | undefined {
  const [key = '', ...rest] = path;
  const entry = tree.entries.get(key);
  if (entry === undefined) return undefined;
  const entries = new Map<string, Entry>(tree.entries);
  if (rest.length === 0) entries.delete(key);
  else {
    const inner = entry.value.kind === 'dict' ? without(entry.value, rest) : undefined;
    if (inner === undefined) return undefined;
    entries.set(key, { key: entry.key, value: inner });
  }
  return { ...tree, entries };
}
