import { call, name, string, type Expression } from '../../../../emit/python/expression.ts';
import {
  assignment,
  blank,
  fixedLines,
  functionDefinition,
  type FunctionDefinition,
  type Statement,
} from '../../../../emit/python/statement.ts';
import type { FunctionCall } from '../../../../model/operation.ts';

type File = Extract<FunctionCall['source'], { readonly kind: 'file' }>;

/** How the module that a file is stands in a function of the DAG file. */
export interface ModuleOfFile {
  readonly module: Expression;
  /** What stands before its use. */
  readonly before: readonly Statement[];
  /** Functions of the DAG file that it needs. */
  readonly functions: readonly FunctionDefinition[];
}

/**
 * The text of a file is part of the DAG file, and is run when the task is: so it is the same wherever the worker is, and
 * whatever is wrong in it fails the task, not the DAG file. Several tasks share what makes a module of it.
 */
export function moduleOfFile(file: File): ModuleOfFile {
  return { ...made(file, shared.name), functions: [shared] };
}

/** The same for a function that runs elsewhere: then nothing but that function is there. */
export function moduleOfFileInside(file: File): ModuleOfFile {
  const { module, before } = made(file, inside);
  const definition = [`def ${inside}(${parameters.join(', ')}):`, ...lines.map(indented)];
  return { module, before: [fixedLines(definition), blank, ...before], functions: [] };
}

/** What the function cannot call its parameters: names that stand in it, or in what is defined inside of it. */
export const namesInside: readonly string[] = [
  '__module_of',
  'compile',
  'exec',
  'len',
  'module',
  'module_of',
  'source',
];

const inside = 'module_of';

function made({ path, text }: File, maker: string): Omit<ModuleOfFile, 'functions'> {
  const module = call(name(maker), [], [string(moduleName(path)), string(path), name('source')]);
  return { module: name('module'), before: [assignment('source', string(text)), assignment('module', module)] };
}

/** Of the whole path, so that it is no module that anybody imports: `pipelines_scripts_score_py`. */
function moduleName(path: string): string {
  return path.replaceAll(/[^A-Za-z0-9_]/gu, '_');
}

const parameters = ['name', 'path', 'source'];

/**
 * Python looks for the module of a class among all modules (`dataclasses`, `pickle`), and for the lines of a traceback in
 * `linecache`. What the file around says of annotations is not inherited.
 */
const lines = [
  '"""The module that the text of a file is."""',
  'import linecache',
  'import sys',
  'from types import ModuleType',
  '',
  'module = sys.modules[name] = ModuleType(name)',
  'linecache.cache[path] = (len(source), None, source.splitlines(True), path)',
  'exec(compile(source, path, "exec", dont_inherit=True), module.__dict__)',
  'return module',
];

function indented(line: string): string {
  return line === '' ? line : `    ${line}`;
}

/** Two underscores at its front: no function of a task is called so. */
const shared = functionDefinition({
  name: '__module_of',
  parameters: parameters.map((each) => ({ name: each })),
  body: [fixedLines(lines)],
});
