import { boolean, dict, name, string, type Keyword } from '../../../../emit/python/expression.ts';
import type { HttpOperation } from '../../../../model/operation.ts';
import { symbol } from '../symbols.ts';
import { answerAs } from './http_answer.ts';
import { httpBody, type HttpBody } from './http_body.ts';
import { expectStatus } from './http_status.ts';
import type { LoweringContext, Operator } from './operation.ts';

/**
 * The status is judged by a function of the file: the hook's own check takes all below 400, and logs the answer, which
 * may hold what nobody should read there.
 */
export function http(operation: HttpOperation, context: LoweringContext): Operator {
  const { connection, method, path, output, status } = operation;
  const body = httpBody(operation, context);
  const right = expectStatus(status);
  const answer = answerAs(output);
  return {
    callee: symbol('HttpOperator', context.capabilities),
    keywords: [
      ['http_conn_id', string(connection.id)],
      ['method', string(method)],
      // HttpOperator reads no files.
      ['endpoint', string(context.templated(path, []))],
      ...(body === undefined ? [] : [['data', string(body.template)] as const]),
      ...headersArgument(operation, body, context),
      ['extra_options', dict(options(operation))],
      ['response_check', name(right.name)],
      ['response_filter', name(answer.name)],
      ['log_response', boolean(false)],
      ['deferrable', boolean(false)],
    ],
    functions: [right, answer],
  };
}

/**
 * A request that changes something is not sent again to another place: requests would send it there with GET. And where
 * a redirect is what is expected, it is the answer.
 */
function options({ method, status }: HttpOperation): Parameters<typeof dict>[0] {
  const follows = (method === 'GET' || method === 'HEAD') && !status.some((code) => code >= 300 && code < 400);
  return [
    ['check_response', boolean(false)],
    ['allow_redirects', boolean(follows)],
  ];
}

function headersArgument(
  { headers }: HttpOperation,
  body: HttpBody | undefined,
  context: LoweringContext,
): readonly Keyword[] {
  const written = [...headers].map(([key, text]) => [key, string(context.templated(text, []))] as const);
  const saysType = written.some(([key]) => key.toLowerCase() === 'content-type');
  const type = body?.isJson === true && !saysType ? [['Content-Type', string('application/json')] as const] : [];
  const all = [...type, ...written];
  return all.length === 0 ? [] : [['headers', dict(all)]];
}
