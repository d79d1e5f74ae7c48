import { didYouMean } from '../text/suggest.ts';
import { adviceForeign, type NameProblem } from './foreign_names.ts';
import type { ValueType } from './pipe.ts';
import type { PathPart } from './text.ts';

/** A name that may stand in `${{ … }}`. */
export interface KnownName {
  /** As documentation writes it: `stored.<name>`, where `<…>` is any key. */
  readonly name: string;
  readonly description: string;
  /** As it stands between `${{` and `}}`. */
  readonly example: string;
  /** `compile`: replaced when compiling. `run`: known when the task runs. `item`: one or the other, as `map` says. */
  readonly when: 'compile' | 'run' | 'item';
  readonly type: ValueType;
  /** How many keys may follow the name. */
  readonly keys: number;
  /** True for the values that a pipeline has only with windows. */
  readonly needsWindow?: true;
}

export interface KnownPath {
  readonly kind: 'known';
  readonly known: KnownName;
}

/** Values of the run itself. */
export const runNames: readonly KnownName[] = [
  run(
    'run.date',
    'date',
    'The calendar date, in the pipeline’s zone, of the window’s start; without a window, of the slot.',
  ),
  run('run.slot', 'instant', 'The moment at which the run is due.'),
  run('run.slot_date', 'date', 'The calendar date, in the pipeline’s zone, of the slot.'),
  { ...run('run.window_start', 'instant', 'The first moment of the run’s window.'), needsWindow: true },
  { ...run('run.window_end', 'instant', 'The moment at which the run’s window is over.'), needsWindow: true },
  run('run.id', 'text', 'The orchestrator’s id of the run.'),
  run('run.attempt', 'number', 'Which try of the task this is, counted from 1.'),
  run('run.started', 'instant', 'The moment at which the run started to work; it differs from run to run of one slot.'),
  { ...run('run.params.<name>', 'json', 'A parameter of the run.'), example: 'run.params.full_refresh', keys: 1 },
  run('message', 'text', 'In the arguments of a notifier: the text of the message that it sends.'),
  {
    ...run('secret.<name>', 'secret', 'A secret of the environment; masked in logs.'),
    example: 'secret.sales_api_token',
  },
  {
    ...run('stored.<name>', 'json', 'A value that is read from the orchestrator’s store.'),
    example: 'stored.archive.prefix',
    keys: 1,
  },
  {
    ...run('tasks.<id>.output', 'json', 'What a task upstream returned.'),
    example: 'tasks.extract.output.path',
    keys: 1,
  },
  {
    ...run('item', 'json', 'The element of a mapped task, or a field of it.'),
    example: 'item.region',
    keys: 1,
    when: 'item',
  },
];

/** Values that are replaced when compiling. */
export const compileNames: readonly KnownName[] = [
  compile('env.id', 'env.id', 'The id of the environment.'),
  compile('var.<name>', 'var.schema', 'A variable of the environment.', Infinity),
  compile('pipeline.id', 'pipeline.id', 'The id of the pipeline.'),
  compile('pipeline.domain', 'pipeline.domain', 'The domain of the pipeline.'),
  compile('pipeline.tier', 'pipeline.tier', 'The tier of the pipeline.'),
  compile(
    'pipeline.owner.<key>',
    'pipeline.owner.contact.email',
    'A value of the pipeline’s owner, from the project.',
    Infinity,
  ),
  compile('connection.<name>.id', 'connection.warehouse.id', 'What the orchestrator’s store calls a connection.'),
  compile('param.<name>', 'param.table', 'A parameter of a template.', Infinity),
  compile('input.<name>', 'input.destination', 'An input of a task type.', Infinity),
];

const allNames: readonly KnownName[] = [...runNames, ...compileNames];

const roots: ReadonlySet<string> = new Set(allNames.map(({ name }) => name.split('.')[0] ?? ''));

/** Whether a name begins values of this language, such as `run` or `secret`. */
export function isOwnRoot(name: string): boolean {
  return roots.has(name);
}

/** The parts of each name; what stands in angle brackets is any key. */
const patterns = allNames.map((known) => ({ known, parts: known.name.split('.') }));

/** Which name a path is, or why it is none, with what to write instead. */
export function explainName(path: readonly PathPart[]): KnownPath | NameProblem {
  for (const { known, parts } of patterns) {
    if (fits(known, parts, path)) return { kind: 'known', known };
  }
  return adviceForeign(path) ?? unknown(path);
}

function fits(known: KnownName, parts: readonly string[], path: readonly PathPart[]): boolean {
  if (path.length < parts.length || path.length > parts.length + known.keys) return false;
  return parts.every((part, index) => (part.startsWith('<') ? typeof path[index] === 'string' : part === path[index]));
}

function unknown(path: readonly PathPart[]): NameProblem {
  const written = path.join('.');
  const root = String(path[0]);
  const family = allNames.filter((known) => known.name.split('.')[0] === root).map((known) => known.name);
  if (family.length > 0) {
    return {
      kind: 'problem',
      message: `There is no value "${written}".${didYouMean(written, family)}`,
      help: `What begins with "${root}" is ${family.join(', ')}.`,
    };
  }
  const nearby =
    didYouMean(
      written,
      allNames.map((known) => known.name),
    ) || didYouMean(root, roots);
  return {
    kind: 'problem',
    message: `There is no value "${written}".${nearby}`,
    help: `Names begin with ${[...roots].join(', ')}. For your own Jinja after a dollar write $\${{ ${written} }}.`,
  };
}

function run(name: string, type: ValueType, description: string): KnownName {
  return { name, type, description, example: name, when: 'run', keys: 0 };
}

function compile(name: string, example: string, description: string, keys = 0): KnownName {
  return { name, type: 'json', description, example, when: 'compile', keys };
}
