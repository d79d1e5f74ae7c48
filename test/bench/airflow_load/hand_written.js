const imports = {
  2: [
    'from airflow import DAG',
    'from airflow.operators.bash import BashOperator',
    'from airflow.operators.empty import EmptyOperator',
    'from airflow.operators.python import PythonOperator',
    'from airflow.providers.common.sql.operators.sql import SQLExecuteQueryOperator',
    'from airflow.timetables.interval import CronDataIntervalTimetable',
  ],
  3: [
    'from airflow.providers.common.sql.operators.sql import SQLExecuteQueryOperator',
    'from airflow.providers.standard.operators.bash import BashOperator',
    'from airflow.providers.standard.operators.empty import EmptyOperator',
    'from airflow.providers.standard.operators.python import PythonOperator',
    'from airflow.sdk import DAG',
    'from airflow.timetables.interval import CronDataIntervalTimetable',
  ],
};

/**
 * The pipelines as a person writes them: no more than what they need, the callable in the same file.
 *
 * @param {readonly import('./pipelines.js').LoadedPipeline[]} pipelines
 * @param {2 | 3} major Of Airflow.
 * @returns {readonly (readonly [path: string, text: string])[]}
 */
export function handWritten(pipelines, major) {
  return pipelines.map((pipeline) => [`${pipeline.id}.py`, fileText(pipeline, major)]);
}

function fileText({ id, description, subject, cron, tasks }, major) {
  return `"""${description}"""

from datetime import timedelta

import pendulum
${imports[major].join('\n')}

default_args = {
    "owner": "orders-team",
    "retries": 2,
    "retry_delay": timedelta(minutes=5),
    "execution_timeout": timedelta(minutes=30),
}


def has_rows(table, day):
    from shop import checks

    return checks.has_rows(table=table, day=day)


with DAG(
    dag_id="${id}",
    description="${description}",
    schedule=CronDataIntervalTimetable("${cron}", timezone="Europe/Berlin"),
    start_date=pendulum.datetime(2026, 1, 1, tz="Europe/Berlin"),
    catchup=False,
    max_active_runs=1,
    default_args=default_args,
    tags=["${subject}", "daily"],
) as dag:
${tasks.map((task) => operator(task, subject)).join('')}
${edges(tasks)}
`;
}

function operator({ id, kind, text }, subject) {
  const day = text?.map((line) => line.replaceAll('<day>', '{{ ds }}'));
  switch (kind) {
    case 'bash':
      return `    ${id} = BashOperator(task_id="${id}", bash_command="${day.join(' ')}")\n`;
    case 'sql':
      return `    ${id} = SQLExecuteQueryOperator(
        task_id="${id}",
        conn_id="warehouse",
        sql="""
${day.map((line) => `            ${line}\n`).join('')}        """,
    )\n`;
    case 'python':
      return `    ${id} = PythonOperator(
        task_id="${id}",
        python_callable=has_rows,
        op_kwargs={"table": "warehouse.${subject}", "day": "{{ ds }}"},
    )\n`;
    default:
      return `    ${id} = EmptyOperator(task_id="${id}")\n`;
  }
}

/** Tasks that follow the same ones stand side by side. */
function edges(tasks) {
  const steps = new Map();
  for (const { id, after } of tasks) steps.set(after.join(), [...(steps.get(after.join()) ?? []), id]);
  const sides = [...steps.values()].map((ids) => (ids.length === 1 ? ids[0] : `[${ids.join(', ')}]`));
  return `    ${sides.join(' >> ')}`;
}
