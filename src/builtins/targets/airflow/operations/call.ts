import {
  call as callOf,
  attribute,
  dict,
  imported,
  name,
  type Expression,
  type Imported,
  type Keyword,
} from '../../../../emit/python/expression.ts';
import { functionDefinition, returnStatement, type FunctionDefinition } from '../../../../emit/python/statement.ts';
import type { FreeValue } from '../../../../model/free_value.ts';
import type { CallOperation } from '../../../../model/operation.ts';
import { freeExpression } from '../free_value.ts';
import { symbol } from '../symbols.ts';
import type { LoweringContext, Operator } from './operation.ts';

/**
 * A function of the DAG file imports the user's module when the task runs: a broken module then fails the task, not
 * the parsing of the file. Its name begins with an underscore, which no task id does.
 */
export function call(operation: CallOperation, context: LoweringContext): Operator {
  const entries = [...operation.arguments];
  const given: Keyword[] =
    entries.length === 0
      ? []
      : [['op_kwargs', dict(entries.map(([key, value]) => [key, argument(value, context)] as const))]];
  const wrapper = `_${context.task.id}`;
  return {
    callee: symbol('PythonOperator', context.capabilities),
    keywords: [['python_callable', name(wrapper)], ...given],
    functions: [wrapperOf(wrapper, operation)],
  };
}

function argument(value: FreeValue, context: LoweringContext): Expression {
  return freeExpression(value, (text) => context.templated(text, []));
}

function wrapperOf(wrapper: string, operation: CallOperation): FunctionDefinition {
  const names = [...operation.arguments.keys()];
  const { imports, callee } = calleeOf(operation, names);
  return functionDefinition({
    name: wrapper,
    parameters: names.map((each) => ({ name: each })),
    imports: [imports],
    body: [
      returnStatement(
        callOf(
          callee,
          names.map((each): Keyword => [each, parameter(each, operation)]),
        ),
      ),
    ],
  });
}

/** An argument that is called like the function hides it: then the module is imported, and the function named in it. */
function calleeOf(operation: CallOperation, names: readonly string[]): { imports: Imported; callee: Expression } {
  if (!names.includes(operation.function))
    return { imports: imported(operation.module, operation.function), callee: name(operation.function) };
  const [root = '', ...rest] = operation.module.split('.');
  const module = rest.reduce<Expression>(attribute, name(root));
  return { imports: imported(operation.module), callee: attribute(module, operation.function) };
}

/** Rendering makes text of everything: what stood alone and is no text is read back. */
function parameter(each: string, operation: CallOperation): Expression {
  return typeOf(operation.arguments.get(each)) === 'json'
    ? callOf(attribute(imported('json'), 'loads'), [], [name(each)])
    : name(each);
}

function typeOf(value: FreeValue | undefined): 'json' | 'text' {
  if (!Array.isArray(value) || value.length !== 1 || value[0]?.kind !== 'value') return 'text';
  const { path, pipes } = value[0].value;
  const last = pipes.at(-1)?.kind;
  return last === 'epoch' || (path[0] === 'run' && path[1] === 'attempt') ? 'json' : 'text';
}
