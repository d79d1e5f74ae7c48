import type { Json } from '../../oracles/airflow_dump.ts';

/** Values of a task by the key under which people wrote them. */
export type ByKey = Readonly<Record<string, Json>>;

type Fields = Readonly<Record<string, Json>>;

/** What the fields of an operator say in the words of the language, and which of them were looked at. */
export interface Understood {
  readonly values: ByKey;
  readonly used: readonly string[];
}

/** The rendered fields of a task under our keys. What travels as JSON text is read, as the operator does. */
export function understood(id: string, fields: Fields): Understood {
  const { kind, ...more } = kindOf(id);
  switch (kind) {
    case 'shell':
      return {
        values: { command: text(fields['bash_command']), ...each('env', fields['env']) },
        used: ['bash_command', 'env'],
      };
    case 'native': {
      const own = ['bash_command', 'env'];
      return {
        values: each('arguments', Object.fromEntries(own.map((name) => [name, fields[name] ?? null]))),
        used: own,
      };
    }
    case 'query':
      return {
        values: { [more.key ?? 'query']: asWritten(text(fields['sql'])), ...each('parameters', fields['parameters']) },
        used: ['sql', 'parameters'],
      };
    case 'call':
      return { values: each('arguments', fields['op_kwargs']), used: ['op_kwargs'] };
    case 'http':
      return { values: ofRequest(fields), used: ['endpoint', 'headers', 'data'] };
    case 'trigger':
      return { values: each('params', JSON.parse(text(fields['conf']))), used: ['conf'] };
    case 'check':
      return {
        values: { table: fields['table'] ?? null, where: fields['partition_clause'] ?? null },
        // The query is made of both, and of what is asked.
        used: ['table', 'partition_clause', 'sql'],
      };
    case 'path':
      return { values: { 'for.file': list(fields['op_args'])[0] ?? null }, used: ['op_args'] };
    case 'object':
      return { values: { 'for.file': fields['bucket_key'] ?? null }, used: ['bucket_key'] };
    case 'answer':
      return {
        values: { 'for.http': fields['endpoint'] ?? null, ...each('for.headers', fields['headers']) },
        used: ['endpoint', 'headers'],
      };
    case 'time':
      return { values: { 'for.time': text(fields['target_time']).replace(' ', 'T') }, used: ['target_time'] };
    case 'runs':
      return { values: { window: fields['window'] ?? null }, used: ['window'] };
    case 'container':
      return {
        values: {
          image: fields['image'] ?? null,
          command: fields['cmds'] ?? null,
          arguments: fields['arguments'] ?? null,
          ...each('env', variables(fields['env_vars'])),
        },
        used: ['image', 'cmds', 'arguments', 'env_vars'],
      };
  }
}

interface Kind {
  readonly kind:
    | 'shell'
    | 'native'
    | 'query'
    | 'call'
    | 'http'
    | 'trigger'
    | 'check'
    | 'path'
    | 'object'
    | 'answer'
    | 'time'
    | 'runs'
    | 'container';
  readonly key?: string;
}

const kinds: Readonly<Record<string, Kind>> = {
  own: { kind: 'native' },
  query: { kind: 'query' },
  statements: { kind: 'query' },
  each_day: { kind: 'query' },
  check_query: { kind: 'query' },
  ask: { kind: 'query', key: 'sql' },
  wait_rows: { kind: 'query', key: 'for.sql' },
  list: { kind: 'call' },
  each_element: { kind: 'call' },
  enough: { kind: 'call' },
  route: { kind: 'call' },
  publish: { kind: 'http' },
  look: { kind: 'http' },
  send_text: { kind: 'http' },
  send_value: { kind: 'http' },
  send_region: { kind: 'http' },
  start_marts: { kind: 'trigger' },
  check_table: { kind: 'check' },
  wait_path: { kind: 'path' },
  wait_object: { kind: 'object' },
  wait_answer: { kind: 'answer' },
  wait_morning: { kind: 'time' },
  wait_midnight: { kind: 'time' },
  wait_runs: { kind: 'runs' },
  pod: { kind: 'container' },
};

/** The table of the tasks: what operator each became. */
function kindOf(id: string): Kind {
  return kinds[id] ?? { kind: 'shell' };
}

/** A body is JSON where the request says so. */
function ofRequest(fields: Fields): ByKey {
  const { 'Content-Type': type, ...headers } = entriesOf(fields['headers']);
  const data = fields['data'];
  const body = typeof data === 'string' ? data : undefined;
  return {
    path: fields['endpoint'] ?? null,
    ...each('headers', headers),
    ...(body === undefined ? {} : { body: type === 'application/json' ? JSON.parse(body) : body }),
  };
}

/** `%(day)s` is `:day`, and a doubled percent sign is one. */
function asWritten(sql: string): string {
  return sql.replaceAll(/%\((\w+)\)s/gu, ':$1').replaceAll('%%', '%');
}

/** The variables of a pod are objects of Python: `{'name': 'DAY', 'value': '2026-03-28', 'value_from': None}`. */
function variables(values: Json | undefined): Json {
  const shown = list(values).map((value) =>
    /^\{'name': '(\w+)',\s+'value': '([^']*)'/u.exec(text(entriesOf(value)['$repr'])),
  );
  return Object.fromEntries(shown.map((match) => [match?.[1] ?? '', match?.[2] ?? '']));
}

function each(key: string, values: Json | undefined): ByKey {
  return Object.fromEntries(Object.entries(entriesOf(values)).map(([name, value]) => [`${key}.${name}`, value]));
}

function entriesOf(values: Json | undefined): ReadonlyRecord {
  return isRecord(values) ? values : {};
}

type ReadonlyRecord = Readonly<Record<string, Json>>;

function isRecord(value: Json | undefined): value is ReadonlyRecord {
  return value !== undefined && value !== null && typeof value === 'object' && !Array.isArray(value);
}

function list(values: Json | undefined): readonly Json[] {
  return Array.isArray(values) ? values : [];
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}
