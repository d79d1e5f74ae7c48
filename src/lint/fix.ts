import type { Pipeline } from '../model/pipeline.ts';
import type { OfferedFix, Subject } from '../model/rule.ts';
import type { Fix } from '../text/diagnostic.ts';
import { child, type Tree } from '../tree/tree.ts';
import { usedAt } from './layered_values.ts';
import { isShipped, isTask } from './spot.ts';

/**
 * Where a fix has to be written: in the file that set the value; a key that nobody wrote comes into the pipeline.
 * Undefined where another value would have to stand in a layer that speaks to other pipelines too.
 */
export function fixOf(pipeline: Pipeline, subject: Subject, offered: OfferedFix): Fix | undefined {
  const { path, value, isSafe, isOwn = false } = offered;
  const keys = path.split('.');
  const tree = isTask(subject) ? subject.tree : pipeline.tree;
  const set = isOwn ? undefined : keys.reduce<Tree | undefined>(writtenChild, tree);
  const { source } = set === undefined ? (child(pipeline.tree, 'id') ?? pipeline.tree) : usedAt(set);
  // What is taken out has to be there under the same keys; in other files than a pipeline's that is so in overlays alone.
  if ((source.path !== pipeline.path && value !== undefined) || 'kind' in subject) return undefined;
  const whole = isTask(subject) ? ['tasks', subject.id, ...keys] : keys;
  return { source, path: whole, isSafe, ...(value === undefined ? {} : { value }) };
}

function writtenChild(tree: Tree | undefined, key: string): Tree | undefined {
  const value = tree?.kind === 'dict' ? tree.entries.get(key)?.value : undefined;
  return value === undefined || isShipped(value) ? undefined : value;
}
