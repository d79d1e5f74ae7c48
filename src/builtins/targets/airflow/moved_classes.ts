/**
 * Where Airflow 3 keeps a class that Airflow 2 had in its core; undefined for every other class. The old name still
 * works there, with a warning that it will go.
 *
 * Source: `__deprecated_classes` of `airflow.operators` and `airflow.sensors` in Airflow 3.3.2.
 */
export function movedClass(fullName: string): string | undefined {
  const dot = fullName.lastIndexOf('.');
  const module = fullName.slice(0, dot);
  const moved = modules.get(module);
  return moved === undefined ? undefined : moved + fullName.slice(dot);
}

const modules: ReadonlyMap<string, string> = new Map([
  ['airflow.operators.branch', 'airflow.sdk.bases.branch'],
  ['airflow.operators.email', 'airflow.providers.smtp.operators.smtp'],
  ['airflow.operators.generic_transfer', 'airflow.providers.common.sql.operators.generic_transfer'],
  ['airflow.sensors.base', 'airflow.sdk.bases.sensor'],
  ['airflow.sensors.time_sensor', 'airflow.providers.standard.sensors.time'],
  ...['bash', 'datetime', 'empty', 'latest_only', 'python', 'smooth', 'trigger_dagrun', 'weekday'].map(
    (name) => [`airflow.operators.${name}`, `airflow.providers.standard.operators.${name}`] as const,
  ),
  ...['bash', 'date_time', 'external_task', 'filesystem', 'python', 'time_delta', 'weekday'].map(
    (name) => [`airflow.sensors.${name}`, `airflow.providers.standard.sensors.${name}`] as const,
  ),
]);
