import { mkdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { Dump, Json } from './airflow_dump.ts';
import { airflowEnvironment, inScratchHome, type Environment } from './airflow_home.ts';
import type { Airflow } from './oracle.ts';
import { lastLines, mustRun, runProcess } from './run_process.ts';

const scripts = join(import.meta.dirname, '..', 'airflow', 'python');

export interface DumpOptions {
  /** How many runs to list; ten when left out. */
  readonly runs?: number;
  /** Instant at which the list of runs begins, if the DAG's start is not later. */
  readonly runsFrom?: string;
  /** The instant that the scheduler believes it is, for `schedule.first_run`. */
  readonly now?: string;
  /**
   * False: each file is blamed for what the operators warn of that it imports. Left out: the common operators are
   * imported before any file, and what they warn of themselves is not told.
   */
  readonly preload?: boolean;
  /** Such as `AIRFLOW_VAR_*`, `AIRFLOW_CONN_*`, `AIRFLOW__SECTION__KEY`. */
  readonly environment?: Environment;
}

/** What Airflow understands of each folder, in their order. Airflow is imported once for all of them. */
export async function dumpDags(
  airflow: Airflow,
  folders: readonly string[],
  options: DumpOptions = {},
): Promise<readonly Dump[]> {
  const { runs = 10, runsFrom = null, now = null, preload = true, environment } = options;
  const answer = await ask<{ folders: readonly Dump[] }>(
    airflow,
    'dump.py',
    { folders, runs, runs_from: runsFrom, now, preload },
    environment,
  );
  return answer.folders;
}

/** A run, as a rule one that the scheduler would have made. Instants are ISO text with a zone. */
export interface Run {
  /** Null only on 3.x: a run triggered without a date. */
  readonly logical_date: string | null;
  readonly data_interval: readonly [start: string, end: string] | null;
  readonly run_after: string;
  readonly run_id: string;
  /** Left out: `scheduled`, without a logical date `manual`. */
  readonly run_type?: string;
  readonly try_number?: number;
  /** Which of a mapped task's instances; -1, the default, for any other task. */
  readonly map_index?: number;
  readonly conf?: Readonly<Record<string, Json>>;
}

/** The template fields after rendering, or what Airflow raised as `Type: message`. */
export interface Rendered {
  readonly fields: Readonly<Record<string, Json>>;
  readonly error: string | null;
}

export interface RenderTasksRequest {
  readonly folder: string;
  readonly tasks: readonly { readonly dag_id: string; readonly task_id: string; readonly run: Run }[];
  readonly environment?: Environment;
}

/**
 * Renders tasks of a folder of DAG files, in the order of the request.
 *
 * @throws Error when a file of the folder does not load, or a DAG or task does not exist.
 */
export async function renderTasks(airflow: Airflow, request: RenderTasksRequest): Promise<readonly Rendered[]> {
  const { environment, ...rest } = request;
  const answer = await ask<{ tasks: readonly Rendered[] }>(airflow, 'render.py', rest, environment);
  return answer.tasks;
}

/** What a task returned, or what it raised as `Type: message`. */
export interface Executed {
  readonly value: Json;
  readonly error: string | null;
}

/**
 * Does the work of tasks of a folder of DAG files one after another, each for its run; a sensor looks once.
 *
 * @throws Error when a file of the folder does not load, or a DAG does not exist.
 */
export async function executeTasks(airflow: Airflow, request: RenderTasksRequest): Promise<readonly Executed[]> {
  const { environment, ...rest } = request;
  const answer = await ask<{ tasks: readonly Executed[] }>(airflow, 'execute.py', rest, environment);
  return answer.tasks;
}

/** What the scheduler asks the DAG processor to tell; see `tell_callbacks.py`. */
export interface CallbackRequest {
  readonly kind: 'dag' | 'task';
  readonly dag_id: string;
  /** The task that it is about; of a run, some task of it. */
  readonly task_id: string;
  readonly map_index: number;
  readonly run_id: string;
  readonly window: readonly [start: string, end: string] | null;
  readonly failed: boolean;
  /** Whether the scheduler knows a task instance of the run. */
  readonly knows_task: boolean;
}

export interface TellCallbacksRequest {
  readonly folder: string;
  readonly requests: readonly CallbackRequest[];
  readonly environment?: Environment;
}

/** Runs callbacks as the DAG processor of Airflow 3 does. Returns what went wrong, as it was logged. */
export async function tellCallbacks(airflow: Airflow, request: TellCallbacksRequest): Promise<readonly string[]> {
  const { environment, ...rest } = request;
  return (await ask<{ errors: readonly string[] }>(airflow, 'tell_callbacks.py', rest, environment)).errors;
}

export interface AskedLatest {
  readonly dag_id: string;
  readonly task_id: string;
  readonly run: Run;
  /** The moment at which the operator looks at the clock. */
  readonly now: string;
}

/** Whether "latest only" operators of a folder of DAG files go on; a text where one fails. */
export async function askLatest(
  airflow: Airflow,
  request: { readonly folder: string; readonly asked: readonly AskedLatest[] },
): Promise<readonly (boolean | string)[]> {
  const { answers } = await ask<{ answers: readonly (boolean | string)[] }>(airflow, 'latest.py', request);
  return answers;
}

export interface RenderOperatorsRequest {
  /** `operator` is `module.Class`; an argument `python_callable` is a dotted name. */
  readonly operators: readonly { readonly operator: string; readonly arguments: Readonly<Record<string, Json>> }[];
  readonly run: Run;
  /** Template names on top of the run's own. */
  readonly context?: Readonly<Record<string, Json>>;
  readonly environment?: Environment;
}

/** Renders operators that no file declares: thousands of texts in one go, each treated as loading a DAG file would. */
export async function renderOperators(airflow: Airflow, request: RenderOperatorsRequest): Promise<readonly Rendered[]> {
  const { environment, ...rest } = request;
  const answer = await ask<{ operators: readonly Rendered[] }>(airflow, 'render.py', rest, environment);
  return answer.operators;
}

export interface DagsTestRequest {
  readonly dagFolder: string;
  readonly dagId: string;
  readonly logicalDate: string;
  /** What the run is given for its parameters. */
  readonly conf?: Readonly<Record<string, Json>>;
  readonly environment?: Environment;
}

export interface DagsTestResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly run: {
    readonly state: string;
    readonly run_id: string;
    readonly data_interval: readonly [string | null, string | null];
  } | null;
  /** State of each task instance by task id; `id[0]`, `id[1]` for mapped ones. */
  readonly states: Readonly<Record<string, string | null>>;
}

/** `airflow dags test ID DATE`: runs the tasks for real, in a database of its own. */
export async function runDagsTest(airflow: Airflow, request: DagsTestRequest): Promise<DagsTestResult> {
  return inScratchHome(airflow, async (home) => {
    const dags = realpathSync(request.dagFolder);
    const environment = airflowEnvironment(home, { AIRFLOW__CORE__DAGS_FOLDER: dags, ...request.environment });
    const conf = request.conf === undefined ? [] : ['--conf', JSON.stringify(request.conf)];
    const args = ['-m', 'airflow', 'dags', 'test', request.dagId, request.logicalDate, ...conf];
    const finished = await runProcess(airflow.path, args, { environment, folder: home });
    const history = await mustRun(airflow.path, [join(scripts, 'history.py'), join(home, 'airflow.db')], {
      environment,
    });
    const { run, states }: Pick<DagsTestResult, 'run' | 'states'> = JSON.parse(history.stdout);
    return { ...finished, run, states };
  });
}

export interface Pool {
  readonly slots: number;
  readonly description: string;
  readonly include_deferred: boolean;
}

export interface PoolsResult {
  readonly code: number | null;
  /** What the import printed. */
  readonly output: string;
  /** The pools afterwards by name, `default_pool` among them. */
  readonly pools: Readonly<Record<string, Pool>>;
}

/** `airflow pools import FILE` into an empty database, then all its pools as `airflow pools export` writes them. */
export async function importPools(airflow: Airflow, file: string): Promise<PoolsResult> {
  return inScratchHome(airflow, async (home) => {
    const environment = airflowEnvironment(home);
    const options = { environment, folder: home };
    const imported = await runProcess(airflow.path, ['-m', 'airflow', 'pools', 'import', realpathSync(file)], options);
    await mustRun(airflow.path, ['-m', 'airflow', 'pools', 'export', join(home, 'pools.json')], options);
    const exported = await mustRun(
      airflow.path,
      ['-c', 'import sys; print(open(sys.argv[1]).read())', join(home, 'pools.json')],
      options,
    );
    const pools: Readonly<Record<string, Pool>> = JSON.parse(exported.stdout);
    return { code: imported.code, output: imported.stdout + imported.stderr, pools };
  });
}

/** The answer of a script of `test/airflow/python` to a request, in a home of its own. */
export async function ask<T>(airflow: Airflow, script: string, request: object, extra: Environment = {}): Promise<T> {
  return inScratchHome(airflow, async (home) => {
    mkdirSync(join(home, 'dags'));
    const environment = airflowEnvironment(home, extra);
    const options = { environment, folder: home, input: JSON.stringify(request) };
    const { stdout, stderr } = await mustRun(airflow.path, [join(scripts, script)], options);
    // The shape is the script's own; a difference shows as a failing comparison in a test.
    if (stdout === '') throw new Error(`${script} printed no answer:\n${lastLines(stderr, 30)}`);
    const answer: T = JSON.parse(stdout);
    return answer;
  });
}
