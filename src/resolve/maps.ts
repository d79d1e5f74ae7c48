import type { Diagnostic, Report } from '../text/diagnostic.ts';
import { child, placeOf } from '../tree/tree.ts';
import { ancestorsOf } from './outputs.ts';
import type { ResolvedTask } from './task.ts';

/** Reports tasks that cannot be mapped as they are. What an output lacks is told by those who look at outputs. */
export function checkMaps(
  tasks: readonly ResolvedTask[],
  after: ReadonlyMap<string, readonly string[]>,
  report: Report,
): void {
  const known = new Map(tasks.map((task) => [task.id, task]));
  for (const task of tasks) {
    const map = child(task.tree, 'map');
    if (task.map === undefined || map === undefined) continue;
    const source = task.map.kind === 'output' ? known.get(task.map.task) : undefined;
    const problem = mappedChoice(task) ?? (source === undefined ? undefined : sourceProblem(task, source, after));
    if (problem !== undefined) report({ severity: 'error', place: placeOf(child(map, 'over') ?? map), ...problem });
  }
}

type Problem = Pick<Diagnostic, 'code' | 'message' | 'help'>;

/** What one element chooses would hold for the tasks behind all of them. */
function mappedChoice({ id, operation }: ResolvedTask): Problem | undefined {
  const kind = operation?.kind;
  if (kind !== 'branch' && kind !== 'gate' && kind !== 'latest_only') return undefined;
  return {
    code: 'map-of-choice',
    message: `"${id}" chooses which tasks run after it, and cannot be mapped: its elements could choose differently.`,
    help: 'Let a mapped task before it put out what it needs, and choose once by the list of outputs.',
  };
}

/** Airflow lets a task come directly after what it is mapped over, and rules of `when` count it. */
function sourceProblem(
  { id }: ResolvedTask,
  source: ResolvedTask,
  after: ReadonlyMap<string, readonly string[]>,
): Problem | undefined {
  if (!ancestorsOf(id, after).has(source.id)) return undefined;
  if (after.get(id)?.includes(source.id) !== true) {
    return {
      code: 'map-not-after',
      message: `"${id}" is mapped over the output of "${source.id}", but does not come directly after it.`,
      help: `Add "${source.id}" to the "after" of "${id}".`,
    };
  }
  if (source.output !== 'text' || source.map !== undefined) return undefined;
  return {
    code: 'map-over-text',
    message: `"${id}" is mapped over the output of "${source.id}", which is plain text and no list.`,
    help: `Write \`output: json\` in the task "${source.id}", if it puts out a list.`,
  };
}
