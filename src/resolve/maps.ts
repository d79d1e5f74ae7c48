import type { Report } from '../text/diagnostic.ts';
import { child, placeOf } from '../tree/tree.ts';
import type { ResolvedTask } from './task.ts';

/** Reports tasks that are mapped over an output and do not come directly after it: Airflow makes it so, and rules of `when` count it. */
export function checkMaps(
  tasks: readonly ResolvedTask[],
  after: ReadonlyMap<string, readonly string[]>,
  report: Report,
): void {
  for (const { id, tree, map } of tasks) {
    const over = child(child(tree, 'map'), 'over');
    if (map?.kind !== 'output' || over === undefined || after.get(id)?.includes(map.task) === true) continue;
    report({
      severity: 'error',
      code: 'map-not-after',
      message: `"${id}" is mapped over the output of "${map.task}", but does not come directly after it.`,
      place: placeOf(over),
      help: `Add "${map.task}" to the "after" of "${id}".`,
    });
  }
}
