// What a team would write in an afternoon: the same YAML reader, the same layers, the same files, and no validation, no
// places, no findings. The compiler is measured against it. Usage: node straight_line.js <repository>
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

// The CommonJS build of js-yaml is more than twice as fast as its other one.
const { load } = createRequire(import.meta.url)('js-yaml');
const root = process.argv[2];
const common = 'id type body after group when retries timeout pool priority owner'.split(' ');

const read = (path) => load(readFileSync(join(root, path), 'utf8'));
const project = read('dagwright.yaml');
const { pipelines, types } = readPipelines();
const made = new Set();
for (const id of project.environments) compileEnvironment(read(`environments/${id}/environment.yaml`));

function readPipelines() {
  const found = { pipelines: [], types: new Map() };
  for (const entry of readdirSync(join(root, 'pipelines'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.yaml')) continue;
    const folder = entry.parentPath.slice(root.length + 1);
    const document = read(`${folder}/${entry.name}`);
    if (document.kind === 'TaskType') found.types.set(document.id, document);
    else found.pipelines.push({ folder, document });
  }
  return found;
}

function compileEnvironment(environment) {
  const overlays = new Map();
  for (const name of readdirSync(join(root, 'environments', environment.id, 'overlays'))) {
    const overlay = read(`environments/${environment.id}/overlays/${name}`);
    overlays.set(overlay.pipeline, overlay);
  }
  for (const { folder, document } of pipelines) {
    if (document.environments !== undefined && !document.environments.includes(environment.id)) continue;
    const layers = [project.defaults?.pipeline, environment.defaults?.pipeline, document, overlays.get(document.id)];
    const merged = layers.reduce(merge, {});
    const tasks = Object.entries(merged.tasks).map(([id, task]) => taskOf(id, task, { environment, merged, folder }));
    write(`generated/${environment.id}/dags/${document.id}.py`, dagFile(merged, document, tasks, environment));
  }
  write(`generated/${environment.id}/pools.json`, `${JSON.stringify(environment.pools, null, 2)}\n`);
  if (environment.target.airflow.startsWith('3.'))
    write(`generated/${environment.id}/pools.airflowctl.json`, `${JSON.stringify(environment.pools)}\n`);
  const connections = Object.values(environment.connections).map(({ id }) => `  - "${id}"\n`);
  write(`generated/${environment.id}/store.yaml`, `connections:\n${connections.join('')}`);
}

function merge(base, over) {
  if (!isMap(base) || !isMap(over)) return over === undefined ? base : over;
  const result = { ...base };
  for (const [key, value] of Object.entries(over)) {
    if (key === '$add') continue;
    if (isMap(value) && value.$delete === true) delete result[key];
    else result[key] = merge(result[key], longForm(key, value));
  }
  return result;
}

function isMap(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function longForm(key, value) {
  if (key === 'retries' && typeof value === 'number') return { count: value };
  return key === 'pool' && typeof value === 'string' ? { name: value } : value;
}

function taskOf(id, written, { environment, merged, folder }) {
  const own = types.get(written.type);
  const type = own?.task.type ?? written.type;
  const shared = [project, environment].flatMap(({ defaults }) => [defaults?.task, defaults?.task_types?.[type]]);
  const task = [...shared, own?.task, merged.task_defaults, written].reduce(merge, {});
  const inputs = { batch: own?.inputs?.batch?.default, ...written };
  const text = (value) => filled(value, inputs, environment);
  return { ...task, id, type, body: bodyOf(type, task, folder, text, environment) };
}

/** References to variables and inputs are replaced; those of the run become templates. */
function filled(value, inputs, environment) {
  return String(value).replace(/\$\{\{ *(\w+)\.(\w+)([^}]*)\}\}/gu, (_, kind, name, pipe) => {
    if (kind === 'var') return filled(environment.variables[name], inputs, environment);
    if (kind === 'input') return filled(inputs[name], inputs, environment);
    if (kind === 'secret') return `{{ var.value.${environment.secrets[name].variable} }}`;
    return `{{ data_interval_start.in_timezone('UTC')${name === 'date' ? ".strftime('%Y-%m-%d')" : ''}${pipe} }}`;
  });
}

function bodyOf(type, task, folder, text, environment) {
  const { file, command, query, env, parameters } = task;
  const written = file === undefined ? (command ?? query) : readFileSync(join(root, folder, file), 'utf8');
  switch (type) {
    case 'bash':
      return `BashOperator(bash_command=${quoted(text(written))}, env=${literal(env, text)}, append_env=True, `;
    case 'sql':
      return `SQLExecuteQueryOperator(sql=${quoted(text(written))}, conn_id="${environment.connections[task.connection].id}", parameters=${literal(parameters, text)}, split_statements=True, autocommit=False, `;
    case 'python':
      return `PythonOperator(python_callable=${task.callable.replace(':', '.')}, op_kwargs=${literal(task.arguments, text)}, `;
    case 'native':
      return `PythonOperator(python_callable=print, op_kwargs=${literal(task.arguments.op_kwargs, text)}, `;
    default: {
      const own = Object.keys(task).filter((key) => !common.includes(key));
      return `${type}_operator(${own.map((key) => `${key}=${literal(task[key], text)}, `).join('')}`;
    }
  }
}

function literal(value = {}, text) {
  if (Array.isArray(value)) return `[${value.map((item) => literal(item, text)).join(', ')}]`;
  if (!isMap(value)) return quoted(text(value));
  return `{${Object.entries(value)
    .map(([key, item]) => `"${key}": ${literal(item, text)}`)
    .join(', ')}}`;
}

function quoted(text) {
  return JSON.stringify(text).replaceAll('\\n', '\\n"\n        "');
}

function dagFile(pipeline, document, tasks, environment) {
  const operators = tasks.map(
    (task) => `
    ${task.id} = ${task.body}task_id="${task.id}", owner="${task.owner ?? pipeline.owner}", retries=${task.retries.count},
        retry_delay=timedelta(${task.retries.delay}), execution_timeout=timedelta(${task.timeout}),
        pool="${task.pool?.name ?? 'default_pool'}", priority_weight=${task.priority ?? 1}, trigger_rule="${task.when ?? 'all_success'}",
    )\n`,
  );
  const edges = tasks.flatMap((task) => (task.after ?? []).map((before) => `    ${before} >> ${task.id}\n`));
  const { cron, timezone, start, catchup } = pipeline.schedule === 'manual' ? {} : pipeline.schedule;
  return `"""${pipeline.id}, for ${environment.id} on Airflow ${environment.target.airflow}."""
from datetime import datetime, timedelta
from airflow.providers.standard.operators import BashOperator, PythonOperator
from airflow.providers.common.sql.operators.sql import SQLExecuteQueryOperator

with DAG(
    dag_id="${pipeline.id}", description="${document.description}",
    schedule=CronDataIntervalTimetable("${cron}", timezone="${timezone ?? 'UTC'}"),
    start_date=datetime(${start}),
    catchup=${catchup ?? false}, max_active_runs=${pipeline.max_active_runs ?? 1},
    tags=[${pipeline.tags.map((tag) => `"${tag}"`).join(', ')}]):
${operators.join('')}${edges.join('')}`;
}

function write(path, text) {
  const folder = dirname(join(root, path));
  if (!made.has(folder)) mkdirSync(folder, { recursive: true });
  made.add(folder);
  writeFileSync(join(root, path), text);
}
