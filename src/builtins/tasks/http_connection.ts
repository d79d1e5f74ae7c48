import type { TaskContext } from '../../model/builtins.ts';
import type { Connection } from '../../model/environment.ts';
import { child, placeOf } from '../../tree/tree.ts';

/** The connection of a request; undefined where there is none, which was reported, or where it is of another type. */
export function httpConnection(name: string, context: TaskContext): Connection | undefined {
  const connection = context.environment.connections.get(name);
  if (connection === undefined || connection.type === 'http') return connection;
  context.report({
    severity: 'error',
    code: 'connection-type',
    message: `The task "${context.id}" sends a request, but "${name}" is a connection of the type "${connection.type}".`,
    place: placeOf(child(context.tree, 'connection') ?? context.tree),
    help: 'Name one of the type http. Where there is none, declare it under "connections" in environments/<id>/environment.yaml.',
  });
  return undefined;
}
