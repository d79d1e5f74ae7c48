import { imported, type Imported } from '../../../emit/python/expression.ts';
import type { Capabilities } from './capabilities.ts';

/** Where each name is imported from, without a deprecation warning: Airflow 2, Airflow 3. */
const modules = {
  DAG: ['airflow.models.dag', 'airflow.sdk'],
  TaskGroup: ['airflow.utils.task_group', 'airflow.sdk'],
  BashOperator: ['airflow.operators.bash', 'airflow.providers.standard.operators.bash'],
  PythonOperator: ['airflow.operators.python', 'airflow.providers.standard.operators.python'],
  EmptyOperator: ['airflow.operators.empty', 'airflow.providers.standard.operators.empty'],
  SQLExecuteQueryOperator: ['airflow.providers.common.sql.operators.sql', 'airflow.providers.common.sql.operators.sql'],
  CronDataIntervalTimetable: ['airflow.timetables.interval', 'airflow.timetables.interval'],
  CronTriggerTimetable: ['airflow.timetables.trigger', 'airflow.timetables.trigger'],
} as const;

export type SymbolName = keyof typeof modules;

/** A name of Airflow's own, imported as that version wants it. */
export function symbol(name: SymbolName, capabilities: Capabilities): Imported {
  const [two, three] = modules[name];
  return imported(capabilities.major === 2 ? two : three, name);
}
