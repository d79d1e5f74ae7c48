import {
  call as callOf,
  dict,
  imported,
  name,
  type Expression,
  type Keyword,
} from '../../../../emit/python/expression.ts';
import { isIdentifier } from '../../../../emit/python/identifiers.ts';
import { functionDefinition, returnStatement, type FunctionDefinition } from '../../../../emit/python/statement.ts';
import type { CallOperation } from '../../../../model/operation.ts';
import { freeExpression } from '../free_value.ts';
import { symbol } from '../symbols.ts';
import { decoded, typedValue } from './decoded.ts';
import type { LoweringContext, Operator } from './operation.ts';

/**
 * A function of the DAG file imports the user's module when the task runs: a broken module then fails the task, not
 * the parsing of the file. Its name begins with an underscore, which no task id does.
 */
export function call(operation: CallOperation, context: LoweringContext): Operator {
  const parameters = parametersOf(operation);
  const entries = [...operation.arguments].map(
    ([key, value]) => [parameters.get(key) ?? key, freeExpression(value, (text) => rendered(text, context))] as const,
  );
  const given: Keyword[] = entries.length === 0 ? [] : [['op_kwargs', dict(entries)]];
  const wrapper = `_${context.task.id}`;
  return {
    callee: symbol('PythonOperator', context.capabilities),
    keywords: [['python_callable', name(wrapper)], ...given],
    functions: [wrapperOf(wrapper, operation, parameters, context)],
  };
}

/** What stood alone and is no text is rendered as JSON, which the function of the file reads back. */
function rendered(text: Parameters<typeof typedValue>[0], context: LoweringContext): string {
  const typed = typedValue(text, context.environment);
  return typed === undefined ? context.templated(text, []) : context.json(typed);
}

function wrapperOf(
  wrapper: string,
  operation: CallOperation,
  parameters: ReadonlyMap<string, string>,
  context: LoweringContext,
): FunctionDefinition {
  const keywords = [...operation.arguments].map(([key, value]): Keyword => [
    key,
    decoded(value, parameterOf(key, parameters), context.environment),
  ]);
  return functionDefinition({
    name: wrapper,
    parameters: [...parameters.values()].map((each) => ({ name: each })),
    imports: [imported(moduleOf(operation), operation.function)],
    body: [returnStatement(callOf(name(operation.function), keywords))],
  });
}

function moduleOf({ source }: CallOperation): string {
  if (source.kind === 'module') return source.module;
  throw new Error(`The Airflow target cannot call the function of a file yet: ${source.path}`);
}

function parameterOf(key: string, parameters: ReadonlyMap<string, string>): Expression {
  return name(parameters.get(key) ?? key);
}

/**
 * The parameters of the function of the file: called like the arguments, but for what Python takes for its own, what
 * Airflow passes by itself, and the function that is called.
 */
function parametersOf(operation: CallOperation): ReadonlyMap<string, string> {
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

function isReserved(key: string, operation: CallOperation): boolean {
  return key === operation.function || passedByAirflow.has(key);
}

/** PythonOperator sets `templates_dict` after the arguments, and what calls the function is a method. */
const passedByAirflow: ReadonlySet<string> = new Set(['self', 'templates_dict']);
