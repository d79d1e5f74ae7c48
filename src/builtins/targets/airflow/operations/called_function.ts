import {
  call as callOf,
  dict,
  imported,
  name,
  string,
  subscript,
  type Expression,
  type Imported,
  type Keyword,
} from '../../../../emit/python/expression.ts';
import { isIdentifier } from '../../../../emit/python/identifiers.ts';
import {
  assignment,
  expressionStatement,
  functionDefinition,
  returnStatement,
  type FunctionDefinition,
  type Statement,
} from '../../../../emit/python/statement.ts';
import type { FunctionCall } from '../../../../model/operation.ts';
import { freeExpression } from '../free_value.ts';
import { decoded, typedValue } from './decoded.ts';
import type { LoweringContext } from './operation.ts';

/** How the call of a user's function stands in the file. */
export interface CalledFunction {
  /** `python_callable`, and `op_kwargs` where there are arguments. */
  readonly keywords: readonly Keyword[];
  readonly definition: FunctionDefinition;
}

/**
 * A function of the DAG file imports the user's module when the task runs: a broken module then fails the task, not
 * the parsing of the file. Its name begins with an underscore, which no task id does.
 *
 * @param change what becomes of the function's answer; absent: it is the task's own
 */
export function calledFunction(
  call: FunctionCall,
  context: LoweringContext,
  change: (answer: Expression) => Expression = (answer) => answer,
): CalledFunction {
  const parameters = parametersOf(call);
  const entries = [...call.arguments].map(
    ([key, value]) => [parameters.get(key) ?? key, freeExpression(value, (text) => rendered(text, context))] as const,
  );
  const given: Keyword[] = entries.length === 0 ? [] : [['op_kwargs', dict(entries)]];
  const wrapper = `_${context.task.id}`;
  return {
    keywords: [['python_callable', name(wrapper)], ...given],
    definition: functionDefinition({
      name: wrapper,
      parameters: [...parameters.values()].map((each) => ({ name: each })),
      ...bodyOf(call, keywordsOf(call, parameters, context), change),
    }),
  };
}

/** What stood alone and is no text is rendered as JSON, which the function of the file reads back. */
function rendered(text: Parameters<typeof typedValue>[0], context: LoweringContext): string {
  const typed = typedValue(text, context.environment);
  return typed === undefined ? context.templated(text, []) : context.json(typed);
}

function keywordsOf(
  call: FunctionCall,
  parameters: ReadonlyMap<string, string>,
  { environment }: LoweringContext,
): readonly Keyword[] {
  return [...call.arguments].map(([key, value]): Keyword => {
    const parameter = name(parameters.get(key) ?? key);
    return [key, decoded(value, parameter, environment)];
  });
}

function bodyOf(
  { source, function: called }: FunctionCall,
  keywords: readonly Keyword[],
  change: (answer: Expression) => Expression,
): { readonly imports: readonly Imported[]; readonly body: readonly Statement[] } {
  if (source.kind === 'file') return fileBody(source, called, keywords, change);
  return {
    imports: [imported(source.module, called)],
    body: [returnStatement(change(callOf(name(called), keywords)))],
  };
}

/**
 * The text of a file is part of the DAG file, and is run when the task is: so it is the same wherever the worker is, and
 * a virtual environment needs no path to it. Its name stands in tracebacks.
 */
function fileBody(
  source: Extract<FunctionCall['source'], { kind: 'file' }>,
  called: string,
  keywords: readonly Keyword[],
  change: (answer: Expression) => Expression,
): { readonly imports: readonly Imported[]; readonly body: readonly Statement[] } {
  const module = name('module');
  const answer = callOf(subscript(module, string(called)), keywords);
  return {
    imports: [],
    body: [
      assignment('module', dict([['__name__', string(moduleNameOf(source.path))]])),
      expressionStatement(
        callOf(
          name('exec'),
          [],
          [callOf(name('compile'), [], [string(source.text), string(source.path), string('exec')]), module],
        ),
      ),
      returnStatement(change(answer)),
    ],
  };
}

function moduleNameOf(path: string): string {
  return path
    .replace(/^.*\//u, '')
    .replace(/\.py$/u, '')
    .replaceAll(/[^A-Za-z0-9_]/gu, '_');
}

/**
 * The parameters of the function of the file: called like the arguments, but for what Python takes for its own, what
 * Airflow passes by itself, and the function that is called.
 */
function parametersOf(operation: FunctionCall): ReadonlyMap<string, string> {
  const taken = new Set([...operation.arguments.keys(), operation.function, ...passedByAirflow]);
  const parameters = new Map<string, string>();
  for (const key of operation.arguments.keys()) {
    let parameter = key;
    while (!isIdentifier(parameter) || (parameter === key ? isReserved(key, operation) : taken.has(parameter)))
      parameter += '_';
    taken.add(parameter);
    parameters.set(key, parameter);
  }
  return parameters;
}

function isReserved(key: string, operation: FunctionCall): boolean {
  return key === operation.function || passedByAirflow.has(key);
}

/** PythonOperator sets `templates_dict` after the arguments, and what calls the function is a method. */
const passedByAirflow: ReadonlySet<string> = new Set(['self', 'templates_dict']);
