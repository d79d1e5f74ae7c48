import type { Environment } from '../model/environment.ts';
import type { Schedule } from '../model/schedule.ts';
import { didYouMean } from '../text/suggest.ts';
import type { RunValue } from '../values/text.ts';
import type { RunRules } from './fill/context.ts';

/** Which values of a run a pipeline has, by its schedule and its environment. */
export function runRules(schedule: Schedule | undefined, environment: Environment): RunRules {
  return {
    problem(value: RunValue) {
      const [root, name] = value.path;
      switch (root) {
        case 'secret':
          return missing('secret', String(name), environment.secrets, environment);
        case 'stored':
          return (
            missing('stored value', String(name), environment.stored, environment) ?? keyOfText(value, environment)
          );
        case 'run':
          if (name === 'params')
            return notSupported(value, 'Write it under "variables" of the environment, as `${{ var.<name> }}`.');
          return String(name).startsWith('window_') ? windowProblem(String(name), schedule) : undefined;
        case 'item':
          return {
            code: 'name-not-here',
            message: `"${value.path.join('.')}" is known in mapped tasks only, and this task is not mapped.`,
          };
        default:
          return notSupported(value, 'Pass the value through a table or a file.');
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

function windowProblem(name: string, schedule: Schedule | undefined): Problem | undefined {
  if (schedule === undefined || (schedule.kind === 'cron' && schedule.window !== 'none')) return undefined;
  return {
    code: 'no-window',
    message: `"run.${name}" is used, but runs of this pipeline have no window.`,
    help:
      schedule.kind === 'manual'
        ? 'Use run.slot: the moment at which the run was started.'
        : 'Use run.slot, or leave `window: none` out of the schedule.',
  };
}

function notSupported(value: RunValue, help: string): Problem {
  return { code: 'not-supported', message: `"${value.path.join('.')}" is not supported yet.`, help };
}
