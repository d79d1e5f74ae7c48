import { boolean, call, name, string, type Expression, type Keyword } from '../../../emit/python/expression.ts';
import { withBlock, type Statement } from '../../../emit/python/statement.ts';
import type { Group } from '../../../model/pipeline.ts';
import type { Capabilities } from './capabilities.ts';
import { inFileOrder } from './file_order.ts';
import { symbol } from './symbols.ts';
import type { EmittedTask } from './tasks.ts';

/**
 * The tasks in their groups: a group stands where its first task does. A group is opened a second time where a task of
 * it is mapped over the output of one that stands below the group.
 */
export function grouped(
  tasks: readonly EmittedTask[],
  groups: readonly Group[],
  capabilities: Capabilities,
): readonly Statement[] {
  const byId = new Map(tasks.map((each) => [each.task.id, each]));
  const ordered = inFileOrder(tasks.map(({ task }) => task)).flatMap((task) => byId.get(task.id) ?? []);
  const parts = partsOf(ordered, [], new Set());
  const opened = new Map<string, number>();
  count(parts, opened);
  return statementsOf(parts, { groups, capabilities, opened, isOpen: new Set() });
}

/** What stands in a block: a task, or a group with some of its tasks. */
type Part = EmittedTask | { readonly path: readonly string[]; readonly parts: readonly Part[] };

/** @param done ids of the tasks that stand above */
function partsOf(tasks: readonly EmittedTask[], path: readonly string[], done: Set<string>): readonly Part[] {
  return tasks.flatMap((each): readonly Part[] => {
    const { id, group } = each.task;
    if (done.has(id)) return [];
    const inner = group[path.length];
    if (inner === undefined) {
      done.add(id);
      return [each];
    }
    const members = tasks.filter((other) => other.task.group[path.length] === inner && !done.has(other.task.id));
    const within = [...path, inner];
    return [{ path: within, parts: partsOf(ready(members, done), within, done) }];
  });
}

/** The tasks of a group that may stand here: what they are mapped over stands above them, or among them. */
function ready(members: readonly EmittedTask[], done: ReadonlySet<string>): readonly EmittedTask[] {
  const known = new Set(done);
  return members.filter(({ task: { id, map } }) => {
    const isReady = map?.kind !== 'output' || known.has(map.task);
    if (isReady) known.add(id);
    return isReady;
  });
}

function count(parts: readonly Part[], opened: Map<string, number>): void {
  for (const part of parts) {
    if (!('path' in part)) continue;
    const id = groupIdOf(part.path);
    opened.set(id, (opened.get(id) ?? 0) + 1);
    count(part.parts, opened);
  }
}

interface Printing {
  readonly groups: readonly Group[];
  readonly capabilities: Capabilities;
  /** Group → how often it is opened. */
  readonly opened: ReadonlyMap<string, number>;
  /** Groups that stand above, and have a variable. */
  readonly isOpen: Set<string>;
}

function statementsOf(parts: readonly Part[], printing: Printing): readonly Statement[] {
  return parts.map((part) => {
    if (!('path' in part)) return part.statement;
    // The block is made after its head: groups inside of it are opened first there.
    const head = headOf(part.path, printing);
    return withBlock([head], statementsOf(part.parts, printing));
  });
}

/** A group has a variable where it is opened again. */
function headOf(
  path: readonly string[],
  { groups, capabilities, opened, isOpen }: Printing,
): { readonly context: Expression; readonly variable?: string } {
  const id = groupIdOf(path);
  // Two underscores at its front: no task and no function of a task is called so.
  const variable = `__group_${id}`;
  if (isOpen.has(id)) return { context: name(variable) };
  isOpen.add(id);
  const context = groupCall(path, groupAt(path, groups), capabilities);
  return (opened.get(id) ?? 0) > 1 ? { context, variable } : { context };
}

function groupAt([first, ...rest]: readonly string[], groups: readonly Group[]): Group | undefined {
  const group = groups.find(({ id }) => id === first);
  return rest.length === 0 ? group : groupAt(rest, group?.groups ?? []);
}

/** A group never prefixes the ids of its tasks: regrouping would lose their history. */
function groupCall(path: readonly string[], group: Group | undefined, capabilities: Capabilities): Expression {
  const tooltip: readonly Keyword[] = group?.description === undefined ? [] : [['tooltip', string(group.description)]];
  return call(symbol('TaskGroup', capabilities), [
    ['group_id', string(groupIdOf(path))],
    ...tooltip,
    ['prefix_group_id', boolean(false)],
  ]);
}

/** Emitted group ids are unique in a DAG, so the whole path is the id. */
export function groupIdOf(path: readonly string[]): string {
  return path.join('__');
}
