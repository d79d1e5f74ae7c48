/**
 * The pipelines as a repository of ours, with an environment for each Airflow.
 *
 * @param {readonly import('./pipelines.js').LoadedPipeline[]} pipelines
 * @returns {readonly (readonly [path: string, text: string])[]}
 */
export function ours(pipelines) {
  return [
    ['dagwright.yaml', project],
    ['environments/two/environment.yaml', environment('two', '2.11')],
    ['environments/three/environment.yaml', environment('three', '3.3')],
    ...pipelines.map((pipeline) => [`pipelines/${pipeline.id}.yaml`, pipelineText(pipeline)]),
  ];
}

const project = `kind: Project
id: shop
environments: [two, three]
owners: { orders-team: {} }
defaults:
  pipeline: { max_active_runs: 1, schedule: { timezone: Europe/Berlin } }
  task: { retries: { count: 2, delay: 5m }, timeout: 30m }
  task_types: { sql: { connection: warehouse } }
`;

function environment(id, airflow) {
  return `kind: Environment
id: ${id}
target: { airflow: "${airflow}" }
connections: { warehouse: { id: warehouse, type: sqlite } }
`;
}

function pipelineText({ id, description, subject, cron, tasks }) {
  return `kind: Pipeline
id: ${id}
description: ${description}
owner: orders-team
tags: [${subject}, daily]
schedule: { cron: "${cron}", start: 2026-01-01 }
tasks:
${tasks.map((task) => taskText(task, subject)).join('')}`;
}

function taskText({ id, kind, after, text }, subject) {
  const lines = [
    `type: ${kind}`,
    ...(after.length === 0 ? [] : [`after: [${after.join(', ')}]`]),
    ...argumentsOf(kind, text?.map(withDay), subject),
  ];
  return `  ${id}:\n${lines.map((line) => `    ${line}\n`).join('')}`;
}

function argumentsOf(kind, text, subject) {
  switch (kind) {
    case 'bash':
      return [`command: ${text.join(' ')}`];
    case 'sql':
      return ['query: |', ...text.map((line) => `  ${line}`)];
    case 'python':
      return ['callable: shop.checks:has_rows', `arguments: { table: warehouse.${subject}, day: "\${{ run.date }}" }`];
    default:
      return [];
  }
}

function withDay(line) {
  return line.replaceAll('<day>', '${{ run.date }}');
}
