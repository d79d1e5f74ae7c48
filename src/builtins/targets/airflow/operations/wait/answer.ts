import { boolean, dict, integer, name, string, type Keyword } from '../../../../../emit/python/expression.ts';
import type { WaitedFor } from '../../../../../model/operation.ts';
import { symbol } from '../../symbols.ts';
import type { LoweringContext, Operator } from '../operation.ts';
import { rightStatus } from '../status.ts';

type WaitedAnswer = Extract<WaitedFor, { kind: 'http' }>;

/**
 * Any status is an answer, and the function of the file says which ends the wait. A host that is down is waited out like
 * one that answers with an error (`silent_fail`), and so is one that says nothing for a minute.
 */
export function waitForAnswer({ connection, path, headers, status }: WaitedAnswer, context: LoweringContext): Operator {
  const right = rightStatus(status);
  const sent = [...headers].map(([key, text]) => [key, string(context.templated(text, []))] as const);
  const given: readonly Keyword[] = sent.length === 0 ? [] : [['headers', dict(sent)]];
  // A redirect that is waited for is an answer, too.
  const follows = !status.some((code) => code >= 300 && code < 400);
  const options = dict([
    ['check_response', boolean(false)],
    ['allow_redirects', boolean(follows)],
    ['timeout', integer(60)],
  ]);
  return {
    callee: symbol('HttpSensor', context.capabilities),
    keywords: [
      ['http_conn_id', string(connection.id)],
      ['method', string('GET')],
      ['endpoint', string(context.templated(path, []))],
      ...given,
      ['extra_options', options],
      ['response_check', name(right.name)],
      ['silent_fail', boolean(true)],
      ['deferrable', boolean(false)],
    ],
    functions: [right],
  };
}
