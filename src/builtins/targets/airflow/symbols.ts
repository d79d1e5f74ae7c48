import { imported, type Imported } from '../../../emit/python/expression.ts';
import type { Capabilities } from './capabilities.ts';
import { newestUpTo } from './versions.ts';

/** Where a name is from a version on, until the next one: `module`, or `module:name` where it is called otherwise. */
type Places = Readonly<Record<string, string>>;

const sqlOperators: Places = { '2.10': 'airflow.providers.common.sql.operators.sql' };

const exceptions: Places = { '2.10': 'airflow.exceptions', '3.2': 'airflow.sdk.exceptions' };

/** What moved from Airflow's core to the provider "standard", which Airflow 3 brings. */
function standard(module: string): Places {
  return { '2.10': `airflow.${module}`, '3.0': `airflow.providers.standard.${module}` };
}

/** Where each name is imported from, as real Airflow of each version has it: without error, without deprecation. */
const places: Readonly<Record<SymbolName, Places>> = {
  AirflowFailException: exceptions,
  AirflowSkipException: exceptions,
  Asset: { '2.10': 'airflow.datasets:Dataset', '3.0': 'airflow.sdk' },
  AssetAll: { '2.10': 'airflow.datasets:DatasetAll', '3.0': 'airflow.sdk' },
  AssetAny: { '2.10': 'airflow.datasets:DatasetAny', '3.0': 'airflow.sdk' },
  BaseHook: { '2.10': 'airflow.hooks.base', '3.1': 'airflow.sdk' },
  BaseNotifier: { '2.10': 'airflow.notifications.basenotifier', '3.0': 'airflow.sdk' },
  BaseSensorOperator: { '2.10': 'airflow.sensors.base', '3.0': 'airflow.sdk' },
  BashOperator: standard('operators.bash'),
  BranchPythonOperator: standard('operators.python'),
  BranchSQLOperator: sqlOperators,
  CronDataIntervalTimetable: { '2.10': 'airflow.timetables.interval' },
  CronTriggerTimetable: { '2.10': 'airflow.timetables.trigger' },
  DAG: { '2.10': 'airflow.models.dag', '3.0': 'airflow.sdk' },
  DateTimeSensor: standard('sensors.date_time'),
  DeltaTriggerTimetable: { '2.11': 'airflow.timetables.trigger' },
  DownstreamTasksSkipped: { '3.0': 'airflow.exceptions', '3.2': 'airflow.sdk.exceptions' },
  EmptyOperator: standard('operators.empty'),
  ExternalTaskSensor: standard('sensors.external_task'),
  HttpOperator: { '2.10': 'airflow.providers.http.operators.http' },
  HttpSensor: { '2.10': 'airflow.providers.http.sensors.http' },
  KubernetesPodOperator: { '2.10': 'airflow.providers.cncf.kubernetes.operators.pod' },
  KubernetesSecret: { '2.10': 'airflow.providers.cncf.kubernetes.secret:Secret' },
  LatestOnlyOperator: standard('operators.latest_only'),
  MultipleCronTriggerTimetable: { '3.0': 'airflow.timetables.trigger' },
  OnceTimetable: { '2.10': 'airflow.timetables.simple' },
  Param: { '2.10': 'airflow.models.param', '3.0': 'airflow.sdk' },
  PokeReturnValue: { '2.10': 'airflow.sensors.base', '3.0': 'airflow.sdk' },
  PythonOperator: standard('operators.python'),
  PythonSensor: standard('sensors.python'),
  PythonVirtualenvOperator: standard('operators.python'),
  S3KeySensor: { '2.10': 'airflow.providers.amazon.aws.sensors.s3' },
  SQLCheckOperator: sqlOperators,
  SQLColumnCheckOperator: sqlOperators,
  SQLExecuteQueryOperator: sqlOperators,
  SQLTableCheckOperator: sqlOperators,
  ShortCircuitOperator: standard('operators.python'),
  SlackWebhookNotifier: { '2.10': 'airflow.providers.slack.notifications.slack_webhook' },
  SmtpNotifier: { '2.10': 'airflow.providers.smtp.notifications.smtp' },
  SqlSensor: { '2.10': 'airflow.providers.common.sql.sensors.sql' },
  /** The one of the provider, on 2.x too: where windows are empty, only this one knows the newest slot. */
  StandardLatestOnlyOperator: { '2.10': 'airflow.providers.standard.operators.latest_only:LatestOnlyOperator' },
  TaskGroup: { '2.10': 'airflow.utils.task_group', '3.0': 'airflow.sdk' },
  TriggerDagRunOperator: standard('operators.trigger_dagrun'),
  TriggerRule: { '2.10': 'airflow.utils.trigger_rule', '3.1': 'airflow.sdk' },
};

export type SymbolName =
  | 'AirflowFailException'
  | 'AirflowSkipException'
  | 'Asset'
  | 'AssetAll'
  | 'AssetAny'
  | 'BaseHook'
  | 'BaseNotifier'
  | 'BaseSensorOperator'
  | 'BashOperator'
  | 'BranchPythonOperator'
  | 'BranchSQLOperator'
  | 'CronDataIntervalTimetable'
  | 'CronTriggerTimetable'
  | 'DAG'
  | 'DateTimeSensor'
  | 'DeltaTriggerTimetable'
  | 'DownstreamTasksSkipped'
  | 'EmptyOperator'
  | 'ExternalTaskSensor'
  | 'HttpOperator'
  | 'HttpSensor'
  | 'KubernetesPodOperator'
  | 'KubernetesSecret'
  | 'LatestOnlyOperator'
  | 'MultipleCronTriggerTimetable'
  | 'OnceTimetable'
  | 'Param'
  | 'PokeReturnValue'
  | 'PythonOperator'
  | 'PythonSensor'
  | 'PythonVirtualenvOperator'
  | 'S3KeySensor'
  | 'SQLCheckOperator'
  | 'SQLColumnCheckOperator'
  | 'SQLExecuteQueryOperator'
  | 'SQLTableCheckOperator'
  | 'ShortCircuitOperator'
  | 'SlackWebhookNotifier'
  | 'SmtpNotifier'
  | 'SqlSensor'
  | 'StandardLatestOnlyOperator'
  | 'TaskGroup'
  | 'TriggerDagRunOperator'
  | 'TriggerRule';

/** Every name. */
export const symbolNames: readonly SymbolName[] = Object.keys(places).filter(isSymbolName);

/** Whether a version has a name. */
export function hasSymbol(name: SymbolName, { version }: Capabilities): boolean {
  return placeOf(name, version) !== undefined;
}

/**
 * A name of Airflow's own, imported as that version wants it.
 *
 * @throws Error where the version has no such name: what needs it is refused before (`support.ts`).
 */
export function symbol(name: SymbolName, { version }: Capabilities): Imported {
  const place = placeOf(name, version);
  if (place === undefined)
    throw new Error(`airflow: version "${version}" has no "${name}", which was not refused before`);
  const key = `${name} ${place}`;
  const known = importedSymbols.get(key) ?? importedFrom(place, name);
  importedSymbols.set(key, known);
  return known;
}

/** Every task of every unit asks. */
const importedSymbols = new Map<string, Imported>();

function importedFrom(place: string, name: SymbolName): Imported {
  const [module = '', called = name] = place.split(':');
  return imported(module, called);
}

function placeOf(name: SymbolName, version: string): string | undefined {
  const known: Places = places[name];
  const newest = newestUpTo(known, version);
  return newest === undefined ? undefined : known[newest];
}

function isSymbolName(name: string): name is SymbolName {
  return Object.hasOwn(places, name);
}
