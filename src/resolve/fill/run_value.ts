import { placeInside } from '../../tree/place_inside.ts';
import type { RunValue } from '../../values/text.ts';
import type { At, FieldMode, FillContext } from './context.ts';
import { useNote } from './use_note.ts';

interface RunMode extends FieldMode {
  /** Other text stands beside the value. */
  readonly besideOthers: boolean;
}

/** A value of the run, if it can stand here; else that is reported. */
export function placedRunValue(at: At, value: RunValue, mode: RunMode, context: FillContext): RunValue | undefined {
  // That there is no element at all comes before where it may stand.
  const absent = value.path[0] === 'item' ? context.run.problem(value) : undefined;
  const problem = absent ?? misplaced(value, mode) ?? context.run.problem(value);
  if (problem === undefined) return value;
  context.report({
    severity: 'error',
    code: problem.code,
    message: problem.message,
    place: placeInside(at.leaf, at.start, at.end),
    ...(problem.help === undefined ? {} : { help: problem.help }),
    ...useNote(at.leaf),
  });
  return undefined;
}

/** What is wrong with a value where it stands. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly help?: string;
}

function misplaced(value: RunValue, mode: RunMode): Problem | undefined {
  const written = value.path.join('.');
  if (mode.values !== 'run') {
    return {
      code: 'run-value-here',
      message: `"${written}" is known only when the task runs, and nothing renders it here.`,
      help: notRendered(mode),
    };
  }
  return injected(String(value.path[0]), written, mode);
}

function notRendered(mode: FieldMode): string {
  if (mode.inObject)
    return 'Nothing inside of an object (`$new`) is rendered: pass the value as an argument of its own.';
  return mode.refusesJinja
    ? 'If the class renders this argument, name it under "templated".'
    : 'Write a value that is the same for every run.';
}

/** Values of strangers and secrets never become part of what a shell or a database runs. */
function injected(root: string, written: string, mode: RunMode): Problem | undefined {
  const isForeign =
    root === 'stored' || root === 'tasks' || root === 'item' || root === 'secret' || written.startsWith('run.params');
  if (mode.code !== undefined && isForeign) {
    return {
      code: 'injection',
      message: `"${written}" would become part of the ${mode.code === 'sql' ? 'SQL' : 'command'} that is run: a quote in it could change what is done.`,
      help:
        mode.code === 'sql'
          ? 'Pass it under "parameters" of a query, and write `:name` there.'
          : 'Pass it under "env", and write "$NAME" in the command.',
    };
  }
  if (root !== 'secret' || !mode.besideOthers) return undefined;
  return secretInText(written);
}

/** A secret that other text stands beside. */
export function secretInText(written: string): Problem {
  return {
    code: 'secret-in-text',
    message: `"${written}" must stand alone: as part of a longer text it would not be masked in logs.`,
    help: 'Give it a variable of its own, and put the text together where it is used.',
  };
}
