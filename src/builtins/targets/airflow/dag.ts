import {
  boolean,
  call,
  dict,
  integer,
  list,
  string,
  type Expression,
  type Keyword,
} from '../../../emit/python/expression.ts';
import type { Environment } from '../../../model/environment.ts';
import type { AirflowPipeline, Pipeline } from '../../../model/pipeline.ts';
import type { Capabilities } from './capabilities.ts';
import { paramsArgument } from './params.ts';
import { scheduleArguments } from './schedule.ts';
import { symbol } from './symbols.ts';
import type { SharedArguments } from './tasks.ts';
import { durationExpression } from './time_expressions.ts';

/** The id of a DAG. The environment's prefix does not apply to an id that was kept. */
export function dagIdOf(pipeline: Pipeline, environment: Environment): string {
  return pipeline.dagId ?? `${environment.dagIdPrefix}${pipeline.id}`;
}

/** `DAG(…)` with everything that a site's configuration could decide otherwise written out. */
export function dagCall(
  pipeline: Pipeline,
  environment: Environment,
  shared: SharedArguments,
  told: readonly Keyword[],
  capabilities: Capabilities,
): Expression {
  const defaults = [...shared, ...mailArguments(pipeline.airflow)];
  const keywords: Keyword[] = [
    ['dag_id', string(dagIdOf(pipeline, environment))],
    ...optional('description', pipeline.description === undefined ? undefined : string(pipeline.description)),
    ['doc_md', string(documentation(pipeline))],
    ...scheduleArguments(pipeline.schedule, capabilities),
    ['max_active_runs', integer(pipeline.maxActiveRuns)],
    ...optional(
      'max_active_tasks',
      pipeline.maxActiveTasks === undefined ? undefined : integer(pipeline.maxActiveTasks),
    ),
    ...optional('dagrun_timeout', pipeline.timeout === undefined ? undefined : durationExpression(pipeline.timeout)),
    ...optional('is_paused_upon_creation', pipeline.paused === undefined ? undefined : boolean(pipeline.paused)),
    ...(defaults.length === 0 ? [] : [['default_args', dict(defaults)] as const]),
    ['tags', list(tagsOf(pipeline).map(string))],
    ...paramsArgument(pipeline, capabilities),
    ...told,
    ...airflowArguments(pipeline.airflow),
  ];
  return call(symbol('DAG', capabilities), keywords);
}

/** The pipeline's tags and its domain, each once, in a fixed order. */
export function tagsOf(pipeline: Pipeline): readonly string[] {
  const tags = new Set([...pipeline.tags, ...(pipeline.domain === undefined ? [] : [pipeline.domain])]);
  return [...tags].toSorted();
}

/** Airflow reads a text that ends in `.md` as the path of a file: this one ends with a line break. */
function documentation(pipeline: Pipeline): string {
  const facts = [
    ...(pipeline.owner === undefined ? [] : [`Owner: ${pipeline.owner}.`]),
    `Tier: ${pipeline.tier}.`,
    ...(pipeline.runbook === undefined ? [] : [`Runbook: <${pipeline.runbook}>.`]),
  ];
  const docs = pipeline.airflow.documentation ?? pipeline.docs;
  const parts = [`# ${pipeline.id}`, ...(docs === undefined ? [] : [docs.trim()]), facts.join(' ')];
  return `${parts.join('\n\n')}\n`;
}

/** Airflow's own mails are sent by tasks: a DAG passes them on. Without the flags a site's configuration decides. */
function mailArguments({ email, emailOnFailure, emailOnRetry }: AirflowPipeline): readonly Keyword[] {
  const unsaid = email === undefined ? undefined : true;
  const flag = (name: string, value: boolean | undefined): readonly Keyword[] =>
    optional(name, value === undefined ? undefined : boolean(value));
  return [
    ...optional('email', email && list(email.map(string))),
    ...flag('email_on_failure', emailOnFailure ?? unsaid),
    ...flag('email_on_retry', emailOnRetry ?? unsaid),
  ];
}

/** What only Airflow knows, as it is called there. */
function airflowArguments(airflow: AirflowPipeline): readonly Keyword[] {
  const { dagDisplayName, ownerLinks, accessControl, allowedRunTypes } = airflow;
  return [
    ...optional('dag_display_name', dagDisplayName === undefined ? undefined : string(dagDisplayName)),
    ...optional(
      'owner_links',
      ownerLinks && dict(Object.entries(ownerLinks).map(([owner, to]) => [owner, string(to)])),
    ),
    ...optional('access_control', accessControl && accessOf(accessControl)),
    ...optional('allowed_run_types', allowedRunTypes && list(allowedRunTypes.map(string))),
  ];
}

/** The form that all versions take: what a role may do, by kind of resource. Lists keep their order. */
function accessOf(roles: NonNullable<AirflowPipeline['accessControl']>): Expression {
  return dict(Object.entries(roles).map(([role, actions]) => [role, dict([['DAGs', list(actions.map(string))]])]));
}

function optional(name: string, value: Expression | undefined): readonly Keyword[] {
  return value === undefined ? [] : [[name, value]];
}
