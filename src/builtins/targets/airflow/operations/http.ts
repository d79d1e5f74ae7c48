import { boolean, dict, name, string, type Keyword } from '../../../../emit/python/expression.ts';
import { fixedLines, functionDefinition } from '../../../../emit/python/statement.ts';
import type { FreeValue } from '../../../../model/free_value.ts';
import type { HttpOperation } from '../../../../model/operation.ts';
import type { Text } from '../../../../values/text.ts';
import { symbol } from '../symbols.ts';
import { jsonTemplate } from '../values/json_template.ts';
import { typedValue } from './decoded.ts';
import type { LoweringContext, Operator } from './operation.ts';
import { rightStatus } from './status.ts';

/**
 * The status is checked by a function of the file: the hook's own check takes everything below 400. Answers are not
 * logged: they may hold what nobody should read there.
 */
export function http(operation: HttpOperation, context: LoweringContext): Operator {
  const { task } = context;
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
    functions: [rightStatus(operation.status, `_${task.id}`), ...(output === 'json' ? [answerAsJson] : [])],
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

const answerAsJson = functionDefinition({
  name: '__answer_as_json',
  parameters: [{ name: 'response' }],
  body: [fixedLines(['return response.json()'])],
});
