import { boolean, string, type Keyword } from '../../../../../emit/python/expression.ts';
import type { WaitedFor } from '../../../../../model/operation.ts';
import { symbol } from '../../symbols.ts';
import type { LoweringContext, Operator } from '../operation.ts';

type WaitedFile = Extract<WaitedFor, { kind: 'file' }>;

/** The scheme decides who looks. The hook of a worker's own files knows a path by its connection, too. */
export function waitForFile({ scheme, path, connection }: WaitedFile, context: LoweringContext): Operator {
  const { capabilities } = context;
  const written = string(context.templated(path, []));
  const deferrable: Keyword = ['deferrable', boolean(false)];
  if (scheme === 's3') {
    return {
      callee: symbol('S3KeySensor', capabilities),
      keywords: [['bucket_key', written], ['aws_conn_id', string(connection?.id ?? '')], deferrable],
    };
  }
  const known: readonly Keyword[] = connection === undefined ? [] : [['fs_conn_id', string(connection.id)]];
  return { callee: symbol('FileSensor', capabilities), keywords: [['filepath', written], ...known, deferrable] };
}
