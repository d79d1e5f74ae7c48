import type { Diagnostic, Report } from '../text/diagnostic.ts';
import { didYouMean } from '../text/suggest.ts';
import { child, placeOf } from '../tree/tree.ts';
import type { RunValue } from '../values/text.ts';
import type { OutputUse } from './output_use.ts';
import type { ResolvedTask } from './task.ts';
import type { Elsewhere } from './tasks_elsewhere.ts';

/** What is known of the tasks whose output may be asked for. */
export interface OutputTasks {
  readonly tasks: readonly ResolvedTask[];
  readonly after: ReadonlyMap<string, readonly string[]>;
  readonly elsewhere: ReadonlyMap<string, Elsewhere>;
}

/** Reports outputs that are not there when they are asked for. Nothing is said of tasks with mistakes of their own. */
export function checkOutputs(
  uses: readonly OutputUse[],
  { tasks, after, elsewhere }: OutputTasks,
  report: Report,
): void {
  const known = new Map(tasks.map((task) => [task.id, task]));
  const upstream = new Map<string, ReadonlySet<string>>();
  for (const { by, value } of uses) {
    const before = upstream.get(by) ?? ancestorsOf(by, after);
    upstream.set(by, before);
    const id = String(value.path[1]);
    const task = known.get(id);
    const problem = task === undefined ? missing(id, known, elsewhere) : problemOf(by, value, task, before);
    const place = value.place;
    if (problem !== undefined && place !== undefined) report({ severity: 'error', place, ...problem });
  }
}

type Problem = Pick<Diagnostic, 'code' | 'message' | 'help' | 'related'>;

function missing(
  id: string,
  known: ReadonlyMap<string, ResolvedTask>,
  elsewhere: ReadonlyMap<string, Elsewhere>,
): Problem | undefined {
  const why = elsewhere.get(id);
  if (why?.kind === 'broken') return undefined;
  if (why?.kind === 'absent')
    return {
      code: 'output-absent',
      message: `The task "${id}", whose output is used, does not exist in this environment.`,
      related: [why.note],
      help: 'Write the value that stands for it as a variable of the environment, or keep the task.',
    };
  return {
    code: 'unknown-task',
    message: `There is no task "${id}" whose output could be used.${didYouMean(id, known.keys())}`,
    help: 'Name a task of this pipeline that runs before.',
  };
}

function problemOf(by: string, value: RunValue, task: ResolvedTask, before: ReadonlySet<string>): Problem | undefined {
  const { id } = task;
  if (id === by)
    return { code: 'output-of-itself', message: `"${id}" uses its own output, which is made when it ends.` };
  if (!before.has(id)) {
    return {
      code: 'output-not-upstream',
      message: `"${by}" uses the output of "${id}", but does not come after it: the output may not be there.`,
      help: `Add "${id}" to the "after" of "${by}".`,
    };
  }
  return task.operation === undefined ? undefined : (withoutOutput(task) ?? withoutPart(value, task));
}

function withoutOutput({ id, output, tree }: ResolvedTask): Problem | undefined {
  if (output === undefined) {
    return {
      code: 'no-output',
      message: `The task "${id}" puts out nothing that another task could use.`,
      help: 'The table of outputs is in docs/language/outputs.md.',
    };
  }
  const kept = child(child(tree, 'airflow'), 'do_xcom_push');
  if (kept?.kind !== 'leaf' || kept.value !== false) return undefined;
  return {
    code: 'output-not-kept',
    message: `The output of "${id}" is used, but is not kept.`,
    related: [{ message: 'It is thrown away here.', place: placeOf(kept) }],
    help: 'Leave `do_xcom_push: false` out of that task.',
  };
}

/** A key of a text, or of the list that a mapped task puts out. */
function withoutPart({ path }: RunValue, { id, output, map }: ResolvedTask): Problem | undefined {
  const [, , , key] = path;
  if (key === undefined) return undefined;
  if (map !== undefined && typeof key === 'string') {
    return {
      code: 'output-is-list',
      message: `"${path.join('.')}" asks for a key, but "${id}" is mapped: it puts out a list, with an item for each element.`,
      help: `Write \${{ tasks.${id}.output }} for all of them, or map this task over it and write \${{ item.${key} }}.`,
    };
  }
  if (map !== undefined || output === 'json') return undefined;
  return {
    code: 'output-not-json',
    message: `"${path.join('.')}" asks for a part of an output that is plain text.`,
    help: `Write \`output: json\` in the task "${id}", if it puts out JSON.`,
  };
}

/** All tasks that have to be over before a task starts. */
export function ancestorsOf(id: string, after: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...(after.get(id) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(after.get(next) ?? []));
  }
  return found;
}
