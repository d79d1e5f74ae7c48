import { boolean, dict, name, string, type Keyword } from '../../../../emit/python/expression.ts';
import { fixedLines, functionDefinition, type FunctionDefinition } from '../../../../emit/python/statement.ts';
import type { FreeValue } from '../../../../model/free_value.ts';
import type { HttpOperation } from '../../../../model/operation.ts';
import { child } from '../../../../tree/tree.ts';
import type { Text } from '../../../../values/text.ts';
import { requireSupport } from '../support.ts';
import { symbol } from '../symbols.ts';
import { jsonTemplate } from '../values/json_template.ts';
import { typedValue } from './decoded.ts';
import type { LoweringContext, Operator } from './operation.ts';

/**
 * The status is checked by a function of the file: the hook's own check takes everything below 400. Answers are not
 * logged: they may hold what nobody should read there.
 */
export function http(operation: HttpOperation, context: LoweringContext): Operator {
  const { task, environment, report } = context;
  requireSupport('http', environment, child(task.tree, 'type') ?? task.tree, report);
  const { connection, method, path, output } = operation;
  return {
    callee: symbol('HttpOperator', context.capabilities),
    keywords: [
      ['http_conn_id', string(connection.id)],
      ['method', string(method)],
      ['endpoint', string(context.templated(path, extensions))],
      ...bodyArgument(operation.body, context),
      ...headersArgument(operation, context),
      ['extra_options', dict([['check_response', boolean(false)]])],
      ['response_check', name(`_${task.id}`)],
      ...(output === 'json' ? [['response_filter', name(answerAsJson.name)] as const] : []),
      ['log_response', boolean(false)],
      ['deferrable', boolean(false)],
    ],
    functions: [rightStatus(operation, context), ...(output === 'json' ? [answerAsJson] : [])],
  };
}

/** HttpOperator reads no files; the guard against it costs nothing. */
const extensions: readonly string[] = [];

function bodyArgument(body: FreeValue | undefined, context: LoweringContext): readonly Keyword[] {
  if (body === undefined) return [];
  const templated = (text: Text): string => context.templated(text, extensions);
  if (isText(body)) return [['data', string(templated(body))]];
  const typed = (text: Text): string | undefined => {
    const value = typedValue(text, context.environment);
    return value === undefined ? undefined : context.json(value);
  };
  return [['data', string(jsonTemplate(body, { templated, typed }))]];
}

function isText(value: FreeValue): value is Text {
  return Array.isArray(value);
}

function headersArgument({ headers, body }: HttpOperation, context: LoweringContext): readonly Keyword[] {
  const written = [...headers].map(([key, text]) => [key, string(context.templated(text, extensions))] as const);
  const saysType = written.some(([key]) => key.toLowerCase() === 'content-type');
  const isJson = body !== undefined && !isText(body) && !saysType;
  const all = [...(isJson ? [['Content-Type', string('application/json')] as const] : []), ...written];
  return all.length === 0 ? [] : [['headers', dict(all)]];
}

/** Says false for a wrong status, which fails the task. */
function rightStatus({ status }: HttpOperation, { task }: LoweringContext): FunctionDefinition {
  const right = status.length === 0 ? 'range(200, 300)' : `[${status.join(', ')}]`;
  return functionDefinition({
    name: `_${task.id}`,
    parameters: [{ name: 'response' }],
    body: [fixedLines([`return response.status_code in ${right}`])],
  });
}

const answerAsJson = functionDefinition({
  name: '__answer_as_json',
  parameters: [{ name: 'response' }],
  body: [fixedLines(['return response.json()'])],
});
