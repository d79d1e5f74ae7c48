import { boolean, call, string, type Keyword } from '../../../emit/python/expression.ts';
import { withBlock, type Statement } from '../../../emit/python/statement.ts';
import type { Group } from '../../../model/pipeline.ts';
import type { Capabilities } from './capabilities.ts';
import { symbol } from './symbols.ts';
import type { EmittedTask } from './tasks.ts';

/** The tasks in their groups: a group stands where its first task does. */
export function grouped(
  tasks: readonly EmittedTask[],
  groups: readonly Group[],
  capabilities: Capabilities,
): readonly Statement[] {
  return level(tasks, [], groups, capabilities);
}

function level(
  tasks: readonly EmittedTask[],
  path: readonly string[],
  groups: readonly Group[],
  capabilities: Capabilities,
): readonly Statement[] {
  const statements: Statement[] = [];
  const done = new Set<string>();
  for (const { task, statement } of tasks) {
    const id = task.group[path.length];
    if (id === undefined) statements.push(statement);
    else if (!done.has(id)) {
      done.add(id);
      const group = groups.find((each) => each.id === id);
      const members = tasks.filter((each) => each.task.group[path.length] === id);
      statements.push(
        withBlock(
          [{ context: groupCall([...path, id], group, capabilities) }],
          level(members, [...path, id], group?.groups ?? [], capabilities),
        ),
      );
    }
  }
  return statements;
}

/** A group never prefixes the ids of its tasks: regrouping would lose their history. */
function groupCall(
  path: readonly string[],
  group: Group | undefined,
  capabilities: Capabilities,
): ReturnType<typeof call> {
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
