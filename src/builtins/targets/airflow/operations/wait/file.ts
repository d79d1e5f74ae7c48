import { boolean, imported, list, string, type Keyword } from '../../../../../emit/python/expression.ts';
import type { WaitedFor } from '../../../../../model/operation.ts';
import { child, placeOf } from '../../../../../tree/tree.ts';
import type { Text } from '../../../../../values/text.ts';
import { symbol } from '../../symbols.ts';
import type { LoweringContext, Operator } from '../operation.ts';
import { locationOf, withoutAccount, type Location } from './location.ts';

type WaitedFile = Extract<WaitedFor, { kind: 'file' }>;

/** The scheme decides who looks. */
export function waitForFile(file: WaitedFile, context: LoweringContext): Operator {
  if (file.scheme === 'file') return waitForPath(file.path, context);
  const location = locationOf(file.path);
  if (location === undefined) return notAnObject(file, context);
  const connection = string(file.connection?.id ?? '');
  const deferrable: Keyword = ['deferrable', boolean(false)];
  const written = (text: Text): ReturnType<typeof string> => string(context.templated(text, []));
  const { container, object } = location;
  switch (file.scheme) {
    case 's3':
      return {
        callee: symbol('S3KeySensor', context.capabilities),
        keywords: [['bucket_key', written(file.path)], ['aws_conn_id', connection], deferrable],
      };
    case 'gs':
      return {
        callee: imported('airflow.providers.google.cloud.sensors.gcs', 'GCSObjectExistenceSensor'),
        keywords: [
          ['bucket', written(container)],
          ['object', written(object)],
          ['google_cloud_conn_id', connection],
          deferrable,
        ],
      };
    default:
      return inAzure(location, connection, context);
  }
}

/** No connection is asked: the FileSensor wants one, whose path means nothing for a path that begins with a slash. */
function waitForPath(path: Text, context: LoweringContext): Operator {
  return {
    callee: symbol('PythonSensor', context.capabilities),
    keywords: [
      ['python_callable', imported('os.path', 'exists')],
      ['op_args', list([string(context.templated(path, []))])],
    ],
  };
}

/** The blob service knows what lies in a Data Lake, too, and the connection names the account. */
function inAzure(
  { container, object }: Location,
  connection: ReturnType<typeof string>,
  context: LoweringContext,
): Operator {
  const written = (text: Text): ReturnType<typeof string> => string(context.templated(text, []));
  return {
    callee: imported('airflow.providers.microsoft.azure.sensors.wasb', 'WasbBlobSensor'),
    keywords: [
      ['container_name', written(withoutAccount(container))],
      ['blob_name', written(object)],
      ['wasb_conn_id', connection],
      ['deferrable', boolean(false)],
    ],
  };
}

function notAnObject({ scheme }: WaitedFile, { task, report, capabilities }: LoweringContext): Operator {
  report({
    severity: 'error',
    code: 'no-object',
    message: `"${task.id}" waits for a file, but its path names none: what is looked for, and where?`,
    place: placeOf(child(child(task.tree, 'for'), 'file') ?? task.tree),
    help: `Write it as \`${scheme}://container/path/of/the/file\`.`,
  });
  return { callee: symbol('EmptyOperator', capabilities), keywords: [] };
}
