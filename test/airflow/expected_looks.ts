import type { CheckOperation, Operation, Query, WaitedFor, WaitOperation } from '../../src/model/operation.ts';

const sqlOperators = 'airflow.providers.common.sql.operators.sql';

/** The class of a check; one of the DAG file where parameters are rendered. */
export function checkOperator({ asked }: CheckOperation): string {
  if (asked.kind === 'table') return `${sqlOperators}.SQLTableCheckOperator`;
  return asked.query.parameters.size === 0 ? `${sqlOperators}.SQLCheckOperator` : 'SQLCheckWithParameters';
}

/** The class of a wait, by what is waited for. */
export function waitOperator({ for: what }: WaitOperation, major: string): string {
  const sensors = major === '2' ? 'airflow.sensors' : 'airflow.providers.standard.sensors';
  switch (what.kind) {
    case 'file':
      return what.scheme === 's3'
        ? 'airflow.providers.amazon.aws.sensors.s3.S3KeySensor'
        : `${sensors}.python.PythonSensor`;
    case 'query':
      return 'airflow.providers.common.sql.sensors.sql.SqlSensor';
    case 'http':
      return 'airflow.providers.http.sensors.http.HttpSensor';
    case 'time':
      return `${sensors}.date_time.DateTimeSensor`;
    case 'pipeline':
      return 'RunsSensor';
  }
}

/** The arguments that are compared of checks and waits, whatever their class. */
export const ownNamesOfLooks = [
  'allowed_states',
  'aws_conn_id',
  'check_existence',
  'checks',
  'conn_id',
  'deferrable',
  'external_dag_id',
  'external_task_id',
  'extra_options',
  'failed_states',
  'http_conn_id',
  'method',
  'mode',
  'poke_interval',
  'python_callable',
  'response_check',
  'silent_fail',
  'soft_fail',
  'timeout',
];

/** Whether a class is one of those that are compared so. */
export function looks(operator: string): boolean {
  return /(?:Sensor|SQLCheckOperator|SQLTableCheckOperator|SQLCheckWithParameters)$/u.test(operator);
}

/** What a sensor is given beyond what is rendered. */
export function waitArguments({ for: what, poll, giveUpAfter, onGiveUp }: WaitOperation): object {
  return {
    ...lookArguments(what),
    mode: 'reschedule',
    poke_interval: poll,
    timeout: giveUpAfter,
    soft_fail: onGiveUp === 'skip',
  };
}

function lookArguments(what: WaitedFor): object {
  switch (what.kind) {
    case 'file':
      return what.scheme === 's3'
        ? { aws_conn_id: what.connection?.id, deferrable: false }
        : { python_callable: 'exists' };
    case 'query':
      return { conn_id: what.query.connection.id };
    case 'http':
      return {
        http_conn_id: what.connection.id,
        method: 'GET',
        extra_options: {
          check_response: false,
          allow_redirects: !what.status.some((code) => code >= 300 && code < 400),
          timeout: 60,
        },
        response_check: `__status_is_${what.status.length === 0 ? '2xx' : what.status.join('_')}`,
        silent_fail: true,
        deferrable: false,
      };
    case 'time':
      return {};
    case 'pipeline':
      return {
        external_dag_id: what.dagId,
        external_task_id: what.taskId ?? null,
        allowed_states: ['success'],
        failed_states: failedStates(what),
        check_existence: false,
        deferrable: false,
      };
  }
}

function failedStates({ onFailed, taskId }: Extract<WaitedFor, { kind: 'pipeline' }>): readonly string[] {
  if (onFailed === 'wait') return [];
  return taskId === undefined ? ['failed'] : ['failed', 'upstream_failed'];
}

/** What a check is given beyond what is rendered: of a table, how many things are asked. */
export function checkArguments({ connection, asked }: CheckOperation): object {
  return { conn_id: connection.id, ...(asked.kind === 'table' ? { checks: checksOf(asked) } : {}) };
}

type AskedOfTable = Extract<CheckOperation['asked'], { kind: 'table' }>;

function checksOf({ rows = {}, columns }: AskedOfTable): object {
  const statements = [
    ...bounds('rows', 'COUNT(*)', rows),
    ...[...columns].flatMap(([column, { nulls, unique, min, max, distinct = {} }]) => [
      ...(nulls === undefined ? [] : [[`${column}_nulls`, `COUNT(*) - COUNT(${column}) <= ${nulls}`]]),
      ...(unique === undefined ? [] : [[`${column}_unique`, `COUNT(DISTINCT ${column}) = COUNT(${column})`]]),
      ...(min === undefined ? [] : [[`${column}_min`, `COUNT(${column}) = 0 OR MIN(${column}) >= ${min}`]]),
      ...(max === undefined ? [] : [[`${column}_max`, `COUNT(${column}) = 0 OR MAX(${column}) <= ${max}`]]),
      ...bounds(`${column}_distinct`, `COUNT(DISTINCT ${column})`, distinct),
    ]),
  ];
  return Object.fromEntries(statements.map(([name, statement]) => [name, { check_statement: statement }]));
}

function bounds(
  name: string,
  counted: string,
  asked: NonNullable<AskedOfTable['rows']>,
): readonly (readonly string[])[] {
  const { atLeast, atMost, exactly } = asked;
  return [
    ...(atLeast === undefined ? [] : [[`${name}_at_least`, `${counted} >= ${atLeast}`]]),
    ...(atMost === undefined ? [] : [[`${name}_at_most`, `${counted} <= ${atMost}`]]),
    ...(exactly === undefined ? [] : [[`${name}_exactly`, `${counted} = ${exactly}`]]),
  ];
}

/** The query that a check or a wait asks, whose text and parameters are rendered. */
export function queryOf(operation: Operation): Query | undefined {
  if (operation.kind === 'check') return operation.asked.kind === 'query' ? operation.asked.query : undefined;
  return operation.kind === 'wait' && operation.for.kind === 'query' ? operation.for.query : undefined;
}
