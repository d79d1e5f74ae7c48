import type { Diagnostic, Report } from '../text/diagnostic.ts';
import { didYouMean } from '../text/suggest.ts';
import type { RunValue } from '../values/text.ts';

/** Somebody asks for the output of a task. */
export interface OutputUse {
  /** The task that asks. */
  readonly by: string;
  readonly value: RunValue;
}

/** What is known of the tasks whose output may be asked for. */
export interface OutputTasks {
  readonly after: ReadonlyMap<string, readonly string[]>;
  /** Task id → what it puts out; undefined where it puts out nothing that another task could use. */
  readonly outputs: ReadonlyMap<string, 'text' | 'json' | undefined>;
}

/** Reports outputs that are not there when they are asked for. */
export function checkOutputs(uses: readonly OutputUse[], tasks: OutputTasks, report: Report): void {
  const upstream = new Map<string, ReadonlySet<string>>();
  for (const { by, value } of uses) {
    const before = upstream.get(by) ?? ancestorsOf(by, tasks.after);
    upstream.set(by, before);
    const problem = problemOf(by, value, before, tasks);
    const place = value.place;
    if (problem !== undefined && place !== undefined) report({ severity: 'error', place, ...problem });
  }
}

type Problem = Pick<Diagnostic, 'code' | 'message' | 'help'>;

function problemOf(
  by: string,
  value: RunValue,
  before: ReadonlySet<string>,
  { outputs }: OutputTasks,
): Problem | undefined {
  const id = String(value.path[1]);
  if (!outputs.has(id)) {
    return {
      code: 'unknown-task',
      message: `There is no task "${id}" whose output could be used.${didYouMean(id, outputs.keys())}`,
      help: 'Name a task of this pipeline that runs before.',
    };
  }
  if (!before.has(id)) {
    return {
      code: 'output-not-upstream',
      message: `"${by}" uses the output of "${id}", but does not come after it: the output may not be there.`,
      help: `Add "${id}" to the "after" of "${by}".`,
    };
  }
  return withoutOutput(id, value, outputs.get(id));
}

function withoutOutput(id: string, value: RunValue, output: 'text' | 'json' | undefined): Problem | undefined {
  if (output === undefined) {
    return {
      code: 'no-output',
      message: `The task "${id}" puts out nothing that another task could use.`,
      help: 'The table of outputs is in docs/language/outputs.md.',
    };
  }
  if (output === 'json' || value.path.length < 4) return undefined;
  return {
    code: 'output-not-json',
    message: `"${value.path.join('.')}" asks for a part of an output that is plain text.`,
    help: `Write \`output: json\` in the task "${id}", if it puts out JSON.`,
  };
}

/** All tasks that have to be over before a task starts. */
function ancestorsOf(id: string, after: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...(after.get(id) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(after.get(next) ?? []));
  }
  return found;
}
