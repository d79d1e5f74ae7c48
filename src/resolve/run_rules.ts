import type { Environment } from '../model/environment.ts';
import type { Schedule } from '../model/schedule.ts';
import { didYouMean } from '../text/suggest.ts';
import type { RunValue } from '../values/text.ts';
import type { RunRules } from './fill/context.ts';

/** What a pipeline says that decides which values its runs have. */
export interface RunFacts {
  readonly schedule: Schedule | undefined;
  /** Names of its parameters; undefined where they are not known, because something is wrong. */
  readonly params: ReadonlySet<string> | undefined;
}

/** What one task says that decides which values it has. */
export interface TaskFacts {
  /** Whether the place is a channel, which knows the message and nothing of the run. */
  readonly isChannel?: true;
  /** Whether `item` is known when the task runs. */
  readonly hasItem: boolean;
  /** Takes note of an output that the task asks for: whether it is there is known when all tasks are. */
  readonly askOutput: (value: RunValue) => void;
}

/** Which values of a run a pipeline has; inside of a task, also those that only tasks have. */
export function runRules(facts: RunFacts, environment: Environment, task?: TaskFacts): RunRules {
  const { schedule, params } = facts;
  return {
    problem(value: RunValue) {
      const [root, name] = value.path;
      if ((root === 'message') !== (task?.isChannel === true)) return notInChannels(value);
      switch (root) {
        case 'secret':
          return missing('secret', String(name), environment.secrets, environment);
        case 'stored':
          return (
            missing('stored value', String(name), environment.stored, environment) ?? keyOfText(value, environment)
          );
        case 'run':
          if (name === 'params') return unknownParam(String(value.path[2]), params);
          return String(name).startsWith('window_') ? windowProblem(String(name), schedule) : undefined;
        case 'tasks':
          if (task === undefined) return onlyInTasks(value);
          task.askOutput(value);
          return undefined;
        case 'item':
          if (task?.hasItem === true) return undefined;
          return {
            code: 'name-not-here',
            message: `"${value.path.join('.')}" is known in mapped tasks only, and this task is not mapped.`,
          };
        default:
          return undefined;
      }
    },
  };
}

interface Problem {
  readonly code: string;
  readonly message: string;
  readonly help?: string;
}

function missing(
  what: 'secret' | 'stored value',
  name: string,
  known: ReadonlyMap<string, unknown>,
  environment: Environment,
): Problem | undefined {
  if (known.has(name) || !environment.isComplete) return undefined;
  return {
    code: what === 'secret' ? 'unknown-secret' : 'unknown-stored-value',
    message: `There is no ${what} "${name}".${didYouMean(name, known.keys())}`,
    help: `Declare it under "${what === 'secret' ? 'secrets' : 'stored'}" in environments/<id>/environment.yaml.`,
  };
}

function keyOfText(value: RunValue, environment: Environment): Problem | undefined {
  const stored = environment.stored.get(String(value.path[1]));
  if (value.path.length < 3 || stored === undefined || stored.json) return undefined;
  return {
    code: 'stored-not-json',
    message: `"${value.path.join('.')}" asks for a part of a stored value that is plain text.`,
    help: 'Write `json: true` beside its "variable" in environments/<id>/environment.yaml, if it holds JSON.',
  };
}

function unknownParam(name: string, known: ReadonlySet<string> | undefined): Problem | undefined {
  if (known === undefined || known.has(name)) return undefined;
  return {
    code: 'unknown-param',
    message: `The runs of this pipeline have no parameter "${name}".${didYouMean(name, known)}`,
    help: 'Declare it under "params" of the pipeline.',
  };
}

function notInChannels(value: RunValue): Problem {
  const written = value.path.join('.');
  return {
    code: 'name-not-here',
    message:
      written === 'message'
        ? '"message" is known in the arguments of notifiers only.'
        : `"${written}" cannot stand in a channel${value.path[0] === 'secret' ? '' : ': the message holds what is known of the run'}.`,
    help:
      value.path[0] === 'secret'
        ? 'Name a connection of the store in an argument of the notifier: it reads its secrets there.'
        : 'Write ${{ message }} in the arguments of a notifier.',
  };
}

function onlyInTasks(value: RunValue): Problem {
  return { code: 'name-not-here', message: `"${value.path.join('.')}" is known in tasks only.` };
}

function windowProblem(name: string, schedule: Schedule | undefined): Problem | undefined {
  if (schedule === undefined || (schedule.kind === 'cron' && schedule.window !== 'none')) return undefined;
  const isDue = schedule.kind !== 'manual' && schedule.kind !== 'assets';
  return {
    code: 'no-window',
    message: `"run.${name}" is used, but runs of this pipeline have no window.`,
    help:
      schedule.kind === 'cron'
        ? 'Use run.slot, or leave `window: none` out of the schedule.'
        : `Use run.slot: the moment at which the run ${isDue ? 'is due' : 'was started'}.`,
  };
}
