import type { Diagnostic, Note, Report } from '../text/diagnostic.ts';
import { didYouMean } from '../text/suggest.ts';
import { isTrue } from '../model/value_schema.ts';
import { child, placeOf, text, type Dict, type Leaf, type Tree } from '../tree/tree.ts';
import type { Elsewhere } from './tasks_elsewhere.ts';

/** A task as far as its place in the graph goes. */
export interface GraphTask {
  readonly id: string;
  readonly tree: Dict;
}

/** What a task comes after, and where that is written. */
export interface Edge {
  readonly task: string;
  readonly at: Leaf;
}

/** What the edges of a pipeline are found among. */
export interface EdgeContext {
  readonly tasks: readonly GraphTask[];
  readonly ids: ReadonlySet<string>;
  readonly elsewhere: ReadonlyMap<string, Elsewhere>;
  readonly report: Report;
  /** Path of a group → its last tasks, as far as they were asked for. */
  readonly lastTasks: Map<string, readonly string[]>;
}

/** The tasks that a task comes after: those it names, those of groups, and those of optional tasks that are not here. */
export function edgesOf(task: GraphTask, context: EdgeContext): readonly Edge[] {
  const edges = edgesIn(child(task.tree, 'after'), task, context, new Set());
  return [...new Map(edges.toReversed().map((edge) => [edge.task, edge])).values()].toReversed();
}

function edgesIn(
  after: Tree | undefined,
  task: GraphTask,
  context: EdgeContext,
  passed: ReadonlySet<string>,
): readonly Edge[] {
  const items = after?.kind === 'list' ? after.items : [];
  return items.flatMap((item) => {
    const group = child(item, 'group');
    if (group?.kind === 'leaf') return edgesOfGroup(group, task, context);
    const named = child(item, 'task');
    return named?.kind === 'leaf' && text(named) !== undefined
      ? edgesOfTask(named, isTrue(child(item, 'optional')), task, context, passed)
      : [];
  });
}

function edgesOfTask(
  named: Leaf,
  isOptional: boolean,
  task: GraphTask,
  context: EdgeContext,
  passed: ReadonlySet<string>,
): readonly Edge[] {
  const name = String(named.value);
  const { ids, elsewhere, report } = context;
  const why = elsewhere.get(name);
  if (name === task.id) report(afterItself(task, named));
  else if (ids.has(name)) return [{ task: name, at: named }];
  else if (why?.kind === 'absent' && (isOptional || passed.size > 0)) {
    // Through a task that is not here, those before it count.
    const more = passed.has(name) ? [] : edgesIn(why.after, task, context, new Set([...passed, name]));
    return more.map((edge) => ({ task: edge.task, at: named }));
  } else if (why?.kind === 'absent') report(afterAbsent(task, named, why.note));
  else if (why === undefined)
    report(
      afterUnknown(
        task,
        named,
        [...ids].filter((id) => id !== task.id),
      ),
    );
  return [];
}

function edgesOfGroup(group: Leaf, task: GraphTask, context: EdgeContext): readonly Edge[] {
  const path = String(group.value);
  const { tasks, report } = context;
  if (isInGroup(task, path)) {
    report(afterOwnGroup(task, group, path));
    return [];
  }
  const last = lastTasks(path, context);
  if (last.length === 0) report(afterEmptyGroup(task, group, path, tasks));
  return last.map((id) => ({ task: id, at: group }));
}

/** The last tasks of a group: those that no other task of it comes directly after. */
function lastTasks(path: string, context: EdgeContext): readonly string[] {
  const known = context.lastTasks.get(path);
  if (known !== undefined) return known;
  const members = context.tasks.filter((task) => isInGroup(task, path));
  // What stands here while it is asked for: groups that wait for each other are a circle, which is told as one.
  context.lastTasks.set(
    path,
    members.map(({ id }) => id),
  );
  const within = { ...context, report: silent };
  const before = new Set(members.flatMap((member) => edgesOf(member, within).map((edge) => edge.task)));
  const last = members.map(({ id }) => id).filter((id) => !before.has(id));
  context.lastTasks.set(path, last);
  return last;
}

/** Each task is asked for its own edges, too, and tells what is wrong with them there. */
function silent(): void {}

function isInGroup({ tree }: GraphTask, path: string): boolean {
  const own = text(child(tree, 'group'));
  return own === path || own?.startsWith(`${path}.`) === true;
}

function afterItself(task: GraphTask, item: Leaf): Diagnostic {
  return {
    severity: 'error',
    code: 'after-itself',
    message: `Task "${task.id}" runs after itself: it could never start.`,
    place: placeOf(item),
    help: `Remove "${task.id}" from its own "after".`,
  };
}

function afterUnknown(task: GraphTask, item: Leaf, ids: readonly string[]): Diagnostic {
  const name = String(item.value);
  return {
    severity: 'error',
    code: 'after-unknown',
    message: `Task "${task.id}" runs after "${name}", which does not exist.${didYouMean(name, ids)}`,
    place: placeOf(item),
    ...(ids.length > 0 && ids.length <= 12 ? { help: `Tasks of the pipeline: ${ids.toSorted().join(', ')}.` } : {}),
  };
}

function afterAbsent(task: GraphTask, item: Leaf, note: Note): Diagnostic {
  const name = String(item.value);
  return {
    severity: 'error',
    code: 'after-absent',
    message: `Task "${task.id}" runs after "${name}", which does not exist in this environment.`,
    place: placeOf(item),
    related: [note],
    help: `Write \`{ task: ${name}, optional: true }\` to come after what "${name}" comes after, or give "${task.id}" the same "environments".`,
  };
}

function afterOwnGroup(task: GraphTask, item: Leaf, group: string): Diagnostic {
  return {
    severity: 'error',
    code: 'after-own-group',
    message: `Task "${task.id}" runs after the group "${group}", which it is part of: it could never start.`,
    place: placeOf(item),
    help: 'Name the tasks of the group that it comes after.',
  };
}

function afterEmptyGroup(task: GraphTask, item: Leaf, group: string, tasks: readonly GraphTask[]): Diagnostic {
  const groups = new Set(tasks.flatMap(({ tree }) => text(child(tree, 'group')) ?? []));
  return {
    severity: 'error',
    code: 'after-empty-group',
    message: `Task "${task.id}" runs after the group "${group}", in which there is no task.${didYouMean(group, groups)}`,
    place: placeOf(item),
    help: 'Name a group that a task is in.',
  };
}
