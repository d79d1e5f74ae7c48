import type { FreeValue } from '../../model/free_value.ts';
import type { TaskContext } from '../../model/builtins.ts';
import type { FunctionCall } from '../../model/operation.ts';
import { checkPath, pathBeside } from '../../model/path.ts';
import { didYouMean } from '../../text/suggest.ts';
import { child, placeOf, text, type Tree } from '../../tree/tree.ts';
import { withHistory } from '../../validate/effective.ts';
import { literalOf, type Text } from '../../values/text.ts';

/** What the keys of a task that calls a function are. */
export interface FunctionKeys {
  readonly callable?: string;
  readonly file?: Text;
  readonly function?: string;
  readonly arguments?: Readonly<Record<string, FreeValue>>;
}

/** The function that a task names; undefined where there is none, which is reported. */
export function functionCall(task: FunctionKeys, context: TaskContext): FunctionCall | undefined {
  const given = new Map(Object.entries(task.arguments ?? {}));
  if (task.callable === undefined) return ofFile(task, given, context);
  const [module = '', name = ''] = task.callable.split(':');
  return { source: { kind: 'module', module }, function: name, arguments: given };
}

function ofFile(task: FunctionKeys, given: FunctionCall['arguments'], context: TaskContext): FunctionCall | undefined {
  const file = child(context.tree, 'file') ?? context.tree;
  const { function: name } = task;
  if (name === undefined) return withoutFunction(file, context);
  const path = pathOf(file);
  const content = literalOf(task.file ?? []) ?? '';
  if (isNowhereIn(content, name)) return unknownFunction(name, path, content, context);
  return { source: { kind: 'file', path, text: content }, function: name, arguments: given };
}

/** The path in the repository, which tracebacks show. */
function pathOf(file: Tree): string {
  const written = pathBeside(file.source.path, text(file) ?? '');
  const check = checkPath(written);
  return check.kind === 'inside' ? check.path : written;
}

function withoutFunction(file: Tree, context: TaskContext): undefined {
  context.report({
    severity: 'error',
    code: 'missing-key',
    message: `The key "function" is missing beside "file" in "tasks.${context.id}".`,
    place: placeOf(file),
    help: 'Write the name of the function in the file, for example `function: score_day`.',
  });
}

function unknownFunction(name: string, path: string, content: string, context: TaskContext): undefined {
  const named = child(context.tree, 'function');
  const known = [...content.matchAll(definitions)].map(({ groups }) => groups?.['name'] ?? '');
  const finding = {
    severity: 'error',
    code: 'function-missing',
    message: `The file "${path}" has no function "${name}".${didYouMean(name, known)}`,
    place: placeOf(named ?? context.tree),
    help:
      known.length === 0
        ? `Define it in the file: \`def ${name}():\`.`
        : `Functions of the file: ${[...new Set(known)].join(', ')}.`,
  } as const;
  context.report(withHistory(finding, named));
}

/**
 * Python is not read when compiling. But a name that stands nowhere in a file is no function of it, unless the file takes
 * over all names of another module, or makes names of texts.
 */
function isNowhereIn(content: string, name: string): boolean {
  if (/\bimport\s*\(?\s*\*|\b(?:exec|globals|locals|setattr)\b/u.test(content)) return false;
  return !new RegExp(`\\b${name}\\b`, 'u').test(content);
}

const definitions = /^(?:async\s+)?def\s+(?<name>[A-Za-z_][A-Za-z0-9_]*)/gmu;
