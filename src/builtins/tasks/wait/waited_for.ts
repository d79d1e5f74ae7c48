import type { WaitTask } from '../../../generated/types.ts';
import type { TaskContext } from '../../../model/builtins.ts';
import type { Connection } from '../../../model/environment.ts';
import type { WaitedFor } from '../../../model/operation.ts';
import { child, placeOf } from '../../../tree/tree.ts';
import type { Text } from '../../../values/text.ts';
import type { Patience } from './patience.ts';
import { checkUnused } from './unused_keys.ts';
import { waitedPipeline } from './waited_pipeline.ts';

/** What a task waits for; undefined where something is wrong with it, which is reported. */
export function waitedFor(task: WaitTask, patience: Patience, context: TaskContext): WaitedFor | undefined {
  const { file, sql, http, time } = task.for;
  checkUnused(task, context);
  if (file !== undefined) return waitedFile(task, file, context);
  if (sql !== undefined) return waitedQuery(task, sql, context);
  if (http !== undefined) return waitedAnswer(task, http, context);
  if (time !== undefined) return waitedTime(time, context);
  return waitedPipeline(task, patience, context);
}

const stores = ['s3', 'gs', 'wasb', 'wasbs', 'abfs', 'abfss'];

/** The scheme decides who looks, so it has to be known when compiling. */
function waitedFile(task: WaitTask, path: Text, context: TaskContext): WaitedFor | undefined {
  const [first] = path;
  const beginning = first?.kind === 'literal' ? first.text : '';
  if (beginning.startsWith('/')) return { kind: 'file', scheme: 'file', path };
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//u.exec(beginning)?.[1];
  if (scheme === undefined || !stores.includes(scheme)) return unknownScheme(scheme, context);
  const connection = connectionOf(task, 'file', context);
  return connection === undefined ? undefined : { kind: 'file', scheme, path, connection };
}

function unknownScheme(scheme: string | undefined, { id, tree, report }: TaskContext): undefined {
  report({
    severity: 'error',
    code: 'file-scheme',
    message:
      scheme === undefined
        ? `What "${id}" waits for must begin with a scheme such as s3://, or with "/": it decides who looks.`
        : `"${id}" cannot wait for a file of "${scheme}://".`,
    place: placeOf(child(child(tree, 'for'), 'file') ?? tree),
    help: 'Known are s3://, gs://, wasb:// and abfs://, and paths of the worker, which begin with "/". For others use a task of the type native.',
  });
}

function waitedQuery(task: WaitTask, statement: Text, context: TaskContext): WaitedFor | undefined {
  const connection = connectionOf(task, 'sql', context);
  if (connection === undefined) return undefined;
  return {
    kind: 'query',
    query: { connection, statement, parameters: new Map(Object.entries(task.parameters ?? {})) },
  };
}

function waitedAnswer(task: WaitTask, path: Text, context: TaskContext): WaitedFor | undefined {
  const connection = connectionOf(task, 'http', context);
  if (connection === undefined) return undefined;
  const { headers = {}, status = [] } = task.for;
  return { kind: 'http', connection, path, headers: new Map(Object.entries(headers)), status };
}

function waitedTime(time: string, { id, tree, schedule, report }: TaskContext): WaitedFor | undefined {
  if (schedule === undefined) return undefined;
  if (schedule.kind !== 'manual' && schedule.kind !== 'assets') return { kind: 'time', time };
  report({
    severity: 'error',
    code: 'no-slot',
    message: `"${id}" waits for a time after the slot, but runs of this pipeline have no slot.`,
    place: placeOf(child(child(tree, 'for'), 'time') ?? tree),
    help: 'Give the pipeline a schedule of moments: `cron`, `every` or `once`.',
  });
  return undefined;
}

/** The connection over which is looked; one that does not exist was reported. */
function connectionOf(task: WaitTask, key: string, context: TaskContext): Connection | undefined {
  return context.environment.connections.get(task.connection ?? '') ?? needsConnection(task, key, context);
}

function needsConnection({ connection }: WaitTask, key: string, { id, tree, report }: TaskContext): undefined {
  if (connection !== undefined) return;
  report({
    severity: 'error',
    code: 'missing-key',
    message: `The key "connection" is missing in "tasks.${id}": over which is looked for "${key}"?`,
    place: placeOf(child(child(tree, 'for'), key) ?? tree),
    help: 'Name a connection of the environment, for example `connection: lake`.',
  });
}
