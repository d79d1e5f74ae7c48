// Of the ways to use it this is the fastest: one file for the whole folder, and no defaults.yml, which is read again for
// each DAG.
const loader = `"""DAGs of the YAML files beside this one."""

import os

from dagfactory import load_yaml_dags

load_yaml_dags(globals_dict=globals(), dags_folder=os.path.dirname(os.path.realpath(__file__)))
# Airflow reads only files with the words "airflow" and "dag".
`;

// It imports what a callable names when it loads the DAG, so the function must exist.
const checks = `def has_rows(table, day):
    return True
`;

/**
 * The pipelines in the language of dag-factory 1.1, for Airflow 2.11.
 *
 * @param {readonly import('./pipelines.js').LoadedPipeline[]} pipelines
 * @returns {readonly (readonly [path: string, text: string])[]}
 */
export function dagFactory(pipelines) {
  return [
    ['loader.py', loader],
    ['.airflowignore', 'shop\n'],
    ['shop/__init__.py', ''],
    ['shop/checks.py', checks],
    ...pipelines.map((pipeline) => [`${pipeline.id}.yml`, pipelineText(pipeline)]),
  ];
}

function pipelineText({ id, description, subject, cron, tasks }) {
  return `${id}:
  description: ${description}
  schedule: "${cron}"
  timezone: Europe/Berlin
  catchup: false
  max_active_runs: 1
  default_args:
    owner: orders-team
    start_date: 2026-01-01
    retries: 2
    retry_delay_sec: 300
    execution_timeout_secs: 1800
  tags: [${subject}, daily]
  tasks:
${tasks.map((task) => taskText(task, subject)).join('')}`;
}

function taskText({ id, kind, after, text }, subject) {
  const lines = [
    ...argumentsOf(
      kind,
      text?.map((line) => line.replaceAll('<day>', '{{ ds }}')),
      subject,
    ),
    ...(after.length === 0 ? [] : [`dependencies: [${after.join(', ')}]`]),
  ];
  return `    - task_id: ${id}\n${lines.map((line) => `      ${line}\n`).join('')}`;
}

function argumentsOf(kind, text, subject) {
  switch (kind) {
    case 'bash':
      return ['operator: airflow.operators.bash.BashOperator', `bash_command: "${text.join(' ')}"`];
    case 'sql':
      return [
        'operator: airflow.providers.common.sql.operators.sql.SQLExecuteQueryOperator',
        'conn_id: warehouse',
        'sql: |',
        ...text.map((line) => `  ${line}`),
      ];
    case 'python':
      return [
        'operator: airflow.operators.python.PythonOperator',
        'python_callable: shop.checks.has_rows',
        `op_kwargs: { table: warehouse.${subject}, day: "{{ ds }}" }`,
      ];
    default:
      return ['operator: airflow.operators.empty.EmptyOperator'];
  }
}
