import type { Environment } from '../../src/model/environment.ts';
import type { Operation } from '../../src/model/operation.ts';
import type { Group, Pipeline, Task } from '../../src/model/pipeline.ts';
import type { Schedule } from '../../src/model/schedule.ts';
import type { Cron } from '../../src/time/cron.ts';
import { airflowEndDate, airflowRuns, pointRun, type Run } from '../../src/time/runs.ts';
import { toInstant, type Instant } from '../../src/time/zone.ts';
import { expectedDagKeys, expectedTaskKeys } from './expected_airflow_keys.ts';
import { callArguments, callOperator, decisionArguments, decisionOperator } from './expected_decisions.ts';
import { nativeArgument, podArguments, requestArguments } from './expected_arguments.ts';
import { expectedAssets, expectedParams, expectedRepetition } from './expected_maps.ts';
import { checkArguments, checkOperator, waitArguments, waitOperator } from './expected_looks.ts';
import { podOperator, requestOperator } from './understood.ts';

/** How many runs are listed, from an instant on or from the start of each pipeline. */
export interface AskedRuns {
  readonly count: number;
  readonly from?: Instant;
}

/** What Airflow has to understand of a DAG, as far as the model says it; the same shape as `understood`. */
export function expectedDag(pipeline: Pipeline, environment: Environment, asked: AskedRuns): object {
  const { schedule } = pipeline;
  const dagId = pipeline.dagId ?? `${environment.dagIdPrefix}${pipeline.id}`;
  const owners = new Set(pipeline.tasks.map((task) => task.owner ?? 'airflow'));
  return {
    dag_id: dagId,
    file: `${pipeline.id}.py`,
    description: pipeline.description ?? null,
    doc_md: documentation(pipeline),
    timezone: schedule.zone,
    start_date: 'start' in schedule ? iso(schedule.start) : startOf2000(schedule.zone),
    end_date: endDate(schedule),
    catchup: schedule.kind === 'once' || ('catchup' in schedule && schedule.catchup),
    max_active_runs: pipeline.maxActiveRuns,
    max_active_tasks: pipeline.maxActiveTasks ?? 16,
    dagrun_timeout: pipeline.timeout ?? null,
    tags: [...new Set([...pipeline.tags, ...(pipeline.domain === undefined ? [] : [pipeline.domain])])].toSorted(),
    owner: [...owners].toSorted(),
    is_paused_upon_creation: pipeline.paused ?? null,
    timetable: timetable(schedule, environment.airflow.slice(0, 1)),
    assets: expectedAssets(schedule),
    params: expectedParams(pipeline),
    runs: runsFrom(schedule, asked),
    keys: expectedDagKeys(pipeline, dagId, environment.airflow),
    groups: Object.fromEntries(groupsOf(pipeline)),
    tasks: Object.fromEntries(pipeline.tasks.map((task) => [idOf(task), expectedTask(task, pipeline, environment)])),
  };
}

function documentation({ id, airflow, docs: own, owner, tier, runbook }: Pipeline): string {
  const docs = airflow.documentation ?? own;
  const facts = [
    owner === undefined ? '' : `Owner: ${owner}. `,
    `Tier: ${tier}.`,
    runbook === undefined ? '' : ` Runbook: <${runbook}>.`,
  ];
  return `# ${id}\n\n${docs === undefined ? '' : `${docs.trim()}\n\n`}${facts.join('')}\n`;
}

/** A pipeline without a schedule may run for any date since 2000, in its zone. */
function startOf2000(zone: string): string {
  return iso(toInstant(zone, Date.UTC(2000, 0, 1) / 1000));
}

function endDate(schedule: Schedule): string | null {
  if (!('end' in schedule) || schedule.end === undefined) return null;
  const { end } = schedule;
  const ends = cronsOf(schedule).map((cron) => airflowEndDate({ ...schedule, cron, end }));
  return iso(Math.max(...ends));
}

function cronsOf(schedule: Extract<Schedule, { kind: 'cron' | 'crons' }>): readonly Cron[] {
  return schedule.kind === 'cron' ? [schedule.cron] : schedule.crons;
}

function timetable(schedule: Schedule, major: string): string {
  switch (schedule.kind) {
    case 'manual':
      return 'airflow.timetables.simple.NullTimetable';
    case 'once':
      return 'airflow.timetables.simple.OnceTimetable';
    case 'assets':
      return `airflow.timetables.simple.${major === '2' ? 'Dataset' : 'Asset'}TriggeredTimetable`;
    case 'crons':
      return 'airflow.timetables.trigger.MultipleCronTriggerTimetable';
    case 'cron':
      return schedule.window === 'since_previous'
        ? 'airflow.timetables.interval.CronDataIntervalTimetable'
        : 'airflow.timetables.trigger.CronTriggerTimetable';
  }
}

function runsFrom(schedule: Schedule, { count, from }: AskedRuns): readonly object[] {
  if (!('start' in schedule)) return [];
  const start = Math.max(schedule.start, from ?? schedule.start);
  // The one run of `once` is due at the start, wherever that is moved.
  if (schedule.kind === 'once') return [runOf(pointRun(start))];
  const { end } = schedule;
  const expected: object[] = [];
  // A later start would move the end date, where nothing is left before it.
  if (end !== undefined && airflowEndDate({ ...schedule, end }) < start) return [];
  for (const run of airflowRuns({ ...schedule, start })) {
    if (expected.push(runOf(run)) === count) break;
  }
  return expected;
}

function runOf({ slot, logicalDate, windowStart, windowEnd }: Run): object {
  return {
    run_after: iso(slot),
    logical_date: iso(logicalDate),
    data_interval_start: iso(windowStart),
    data_interval_end: iso(windowEnd),
  };
}

/** The groups that have a task, by the id that they have in Airflow. */
function groupsOf({ groups, tasks }: Pipeline): readonly (readonly [id: string, group: object])[] {
  const paths = new Set(tasks.flatMap(({ group }) => group.map((_, depth) => group.slice(0, depth + 1).join('.'))));
  return [...paths].map((path) => {
    const ids = path.split('.');
    const group = ids.reduce<Group | undefined>(
      (above, id) => (above?.groups ?? groups).find((each) => each.id === id),
      undefined,
    );
    return [idsOf(ids).at(-1) ?? '', { path: idsOf(ids), tooltip: group?.description ?? '' }];
  });
}

function idsOf(group: readonly string[]): readonly string[] {
  return group.map((_, depth) => group.slice(0, depth + 1).join('__'));
}

function idOf(task: Task): string {
  return task.taskId ?? task.id;
}

function expectedTask(task: Task, pipeline: Pipeline, environment: Environment): object {
  const ids = new Map(pipeline.tasks.map((each) => [each.id, idOf(each)]));
  const downstream = pipeline.tasks.filter((each) => each.after.includes(task.id));
  const documents = [task.description, task.docs].filter((text) => text !== undefined);
  return {
    task_id: idOf(task),
    operator: operator(task, pipeline, environment.airflow.slice(0, 1)),
    upstream: task.after.map((id) => ids.get(id) ?? id).toSorted(),
    downstream: downstream.map(idOf).toSorted(),
    group_path: idsOf(task.group),
    trigger_rule: task.when,
    retries: task.retries.count,
    retry: retryOf(task),
    execution_timeout: task.timeout ?? null,
    pool: task.pool?.name ?? 'default_pool',
    pool_slots: task.pool?.slots ?? 1,
    priority_weight: task.priority,
    weight_rule: task.airflow.weightRule,
    owner: task.owner ?? 'airflow',
    doc_md: documents.length === 0 ? null : documents.join('\n\n'),
    keys: expectedTaskKeys(task, pipeline, environment.airflow),
    repetition: expectedRepetition(task, ids),
    own: operationsOf(task).map((operation) => ownArguments({ ...task, operation }, pipeline, environment)),
  };
}

/** Those of all instances that are known. */
function operationsOf({ map, operation }: Task): readonly Operation[] {
  return map?.kind === 'written' ? map.operations : [operation];
}

/** Without retries nothing waits, so Airflow's own delay stands there. */
function retryOf({ retries }: Task): object {
  if (retries.count === 0) return { delay: 300, longest: null, grows: false };
  return { delay: retries.delay, longest: retries.maxDelay ?? null, grows: retries.backoff === 'exponential' };
}

function operator(task: Task, pipeline: Pipeline, major: string): string {
  const { operation } = task;
  const standard = major === '2' ? 'airflow.operators' : 'airflow.providers.standard.operators';
  switch (operation.kind) {
    case 'call':
      return `${standard}.${callOperator(operation)}`;
    case 'check':
      return checkOperator(operation);
    case 'wait':
      return waitOperator(operation, major);
    case 'container':
      return podOperator;
    case 'http':
      return requestOperator;
    case 'native':
      return operation.classes.get(major) ?? operation.classes.get('any') ?? '';
    case 'noop':
      return `${standard}.empty.EmptyOperator`;
    case 'shell':
      return `${standard}.bash.BashOperator`;
    case 'sql':
      return 'airflow.providers.common.sql.operators.sql.SQLExecuteQueryOperator';
    case 'trigger':
      return 'TriggerOnce';
    case 'branch':
    case 'gate':
    case 'latest_only':
      return decisionOperator(task, pipeline, major);
  }
}

/** What the constructor is given beyond what every operator takes and what is rendered. */
function ownArguments(task: Task, pipeline: Pipeline, { airflow }: Environment): object {
  const { id, operation } = task;
  switch (operation.kind) {
    case 'call':
      return callArguments(id, operation);
    case 'shell':
      return {
        skip_on_exit_code: operation.skipExitCode ?? null,
        ...(operation.environment.size === 0 ? {} : { append_env: true }),
      };
    case 'sql':
      return { conn_id: operation.connection.id, split_statements: true };
    case 'check':
      return checkArguments(operation);
    case 'wait':
      return waitArguments(operation);
    case 'container':
      return podArguments(id, operation);
    case 'http':
      return requestArguments(operation);
    case 'native':
      return Object.fromEntries([...operation.arguments].flatMap(([name, value]) => nativeArgument(name, value)));
    case 'noop':
      return {};
    case 'trigger': {
      const { dagId, wait, poll } = operation;
      return { trigger_dag_id: dagId, wait_for_completion: wait, poke_interval: poll, deferrable: false };
    }
    case 'branch':
    case 'gate':
    case 'latest_only':
      return decisionArguments(task, pipeline, airflow.slice(0, 1));
  }
}

function iso(instant: Instant): string {
  return `${new Date(instant * 1000).toISOString().slice(0, 19)}Z`;
}
