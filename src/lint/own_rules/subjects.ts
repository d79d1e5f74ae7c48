import type { Pipeline, Task } from '../../model/pipeline.ts';
import { child, scalarText, text, type Tree } from '../../tree/tree.ts';
import { isShipped, isTask } from '../spot.ts';
import { wordsOf } from './words.ts';

/** A pipeline or a task that a rule speaks for, with what stands at the path of the rule. */
export interface Looked {
  readonly pipeline: Pipeline;
  readonly subject: Pipeline | Task;
  readonly path: string;
  /** The scalar there as text, or those of a list; empty where nobody wrote one. */
  readonly values: readonly string[];
  /** The same for another path. */
  readonly valuesAt: (path: string) => readonly string[];
}

/** What a rule looks at in a pipeline of an environment: nothing where it does not speak for it. */
export function subjectsOf(rule: Tree, pipeline: Pipeline, environment: string): readonly Looked[] {
  const where = child(rule, 'where');
  const path = text(child(rule, 'path')) ?? 'id';
  if (!allows(where, 'tiers', pipeline.tier) || !allows(where, 'environments', environment)) return [];
  const tasks = pipeline.tasks.filter(({ tree }) => allows(where, 'types', text(child(tree, 'type')) ?? ''));
  const isOfTasks = text(child(rule, 'subject')) === 'task';
  // A pipeline has the types of its tasks.
  const pipelines = child(where, 'types') === undefined || tasks.length > 0 ? [pipeline] : [];
  return (isOfTasks ? tasks : pipelines).map((subject) => {
    const valuesAt = (at: string): readonly string[] => valuesOf(subject, at);
    return { pipeline, subject, path, values: valuesAt(path), valuesAt };
  });
}

function allows(where: Tree | undefined, key: string, name: string): boolean {
  const listed = child(where, key);
  return listed === undefined || wordsOf(listed).some(({ word }) => word === name);
}

/** The id of a task is the key that it stands under. */
function valuesOf(subject: Pipeline | Task, path: string): readonly string[] {
  if (path === 'id' && isTask(subject)) return [subject.id];
  let tree: Tree | undefined = subject.tree;
  for (const key of path.split('.')) tree = child(tree, key);
  if (tree === undefined || isShipped(tree)) return [];
  return (tree.kind === 'list' ? tree.items : [tree]).flatMap((item) =>
    item.kind === 'leaf' && item.value !== null && item.value !== '' ? [scalarText(item)] : [],
  );
}
