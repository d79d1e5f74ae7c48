import {
  boolean,
  call,
  dict,
  integer,
  list,
  none,
  string,
  type Expression,
  type Keyword,
} from '../../../emit/python/expression.ts';
import type { Environment } from '../../../model/environment.ts';
import type { Pipeline } from '../../../model/pipeline.ts';
import type { CronRuns } from '../../../model/schedule.ts';
import { cronText } from '../../../time/cron.ts';
import { airflowEndDate } from '../../../time/runs.ts';
import { wallAt } from '../../../time/zone.ts';
import type { Capabilities } from './capabilities.ts';
import { symbol } from './symbols.ts';
import type { SharedArguments } from './tasks.ts';
import { durationExpression, instantExpression } from './time_expressions.ts';

/** The id of a DAG. The environment's prefix does not apply to an id that was kept. */
export function dagIdOf(pipeline: Pipeline, environment: Environment): string {
  return pipeline.dagId ?? `${environment.dagIdPrefix}${pipeline.id}`;
}

/** `DAG(…)` with everything that a site's configuration could decide otherwise written out. */
export function dagCall(
  pipeline: Pipeline,
  environment: Environment,
  shared: SharedArguments,
  capabilities: Capabilities,
): Expression {
  const keywords: Keyword[] = [
    ['dag_id', string(dagIdOf(pipeline, environment))],
    ...optional('description', pipeline.description === undefined ? undefined : string(pipeline.description)),
    ['doc_md', string(documentation(pipeline))],
    ...scheduleArguments(pipeline, capabilities),
    ['max_active_runs', integer(pipeline.maxActiveRuns)],
    ...optional(
      'max_active_tasks',
      pipeline.maxActiveTasks === undefined ? undefined : integer(pipeline.maxActiveTasks),
    ),
    ...optional('dagrun_timeout', pipeline.timeout === undefined ? undefined : durationExpression(pipeline.timeout)),
    ...optional('is_paused_upon_creation', pipeline.paused === undefined ? undefined : boolean(pipeline.paused)),
    ...(shared.size === 0 ? [] : [['default_args', dict(shared)] as const]),
    ['tags', list(tagsOf(pipeline).map(string))],
  ];
  return call(symbol('DAG', capabilities), keywords);
}

/** The pipeline's tags and its domain, each once, in a fixed order. */
export function tagsOf(pipeline: Pipeline): readonly string[] {
  const tags = new Set([...pipeline.tags, ...(pipeline.domain === undefined ? [] : [pipeline.domain])]);
  return [...tags].toSorted();
}

function scheduleArguments(pipeline: Pipeline, capabilities: Capabilities): readonly Keyword[] {
  const { schedule } = pipeline;
  if (schedule.kind === 'manual') {
    return [
      ['schedule', none],
      ['start_date', instantExpression(earliest, schedule.zone)],
      ['catchup', boolean(false)],
    ];
  }
  return [
    ['schedule', timetable(schedule, capabilities)],
    ['start_date', instantExpression(wallAt(schedule.zone, schedule.start), schedule.zone)],
    ...endDate(schedule),
    ['catchup', boolean(schedule.catchup)],
  ];
}

/** 2000-01-01: Airflow 2 asks for a start date, and refuses runs before it. */
const earliest = Date.UTC(2000, 0, 1) / 1000;

/** A bare cron has no fixed meaning: a site's configuration decides which timetable it becomes. */
function timetable(schedule: CronRuns, capabilities: Capabilities): Expression {
  const name = schedule.window === 'none' ? 'CronTriggerTimetable' : 'CronDataIntervalTimetable';
  return call(symbol(name, capabilities), [['timezone', string(schedule.zone)]], [string(cronText(schedule.cron))]);
}

function endDate(schedule: CronRuns): readonly Keyword[] {
  if (schedule.end === undefined) return [];
  const instant = airflowEndDate({ ...schedule, end: schedule.end });
  return [['end_date', instantExpression(wallAt(schedule.zone, instant), schedule.zone)]];
}

/** Airflow reads a text that ends in `.md` as the path of a file: this one ends with a line break. */
function documentation(pipeline: Pipeline): string {
  const facts = [
    ...(pipeline.owner === undefined ? [] : [`Owner: ${pipeline.owner}.`]),
    `Tier: ${pipeline.tier}.`,
    ...(pipeline.runbook === undefined ? [] : [`Runbook: <${pipeline.runbook}>.`]),
  ];
  const parts = [`# ${pipeline.id}`, ...(pipeline.docs === undefined ? [] : [pipeline.docs.trim()]), facts.join(' ')];
  return `${parts.join('\n\n')}\n`;
}

function optional(name: string, value: Expression | undefined): readonly Keyword[] {
  return value === undefined ? [] : [[name, value]];
}
