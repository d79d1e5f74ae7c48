import type { Pipeline } from '../../model/pipeline.ts';
import type { Risk } from '../../model/plan.ts';
import type { Instant } from '../../time/zone.ts';
import { lastRun, slotsOf, type Handover } from './handover.ts';

/** What the runs of an environment depend on, beside its pipelines. */
export interface RunsOn {
  /** Minor version of Airflow: `2.11`. */
  readonly airflow: string;
  readonly dagIdPrefix: string;
}

/** When, and where, pipelines change. */
export interface TimeContext {
  /** The moment at which the new state takes over. */
  readonly now: Instant;
  /** The environment of either side. Absent: it is not there. */
  readonly before?: RunsOn;
  readonly after?: RunsOn;
}

/** A pipeline that is on both sides, comes or goes. */
export interface Changed {
  readonly before?: Pipeline;
  readonly after?: Pipeline;
  readonly context: TimeContext;
  readonly handover: Handover;
  /** The zone in which moments are told. */
  readonly zone: string;
}

/** Both sides of a pipeline as the parts of a plan on time look at them. */
export function changed(before: Pipeline | undefined, after: Pipeline | undefined, context: TimeContext): Changed {
  const [old, next] = [slotsOf(before), slotsOf(after)];
  return {
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    context,
    handover: {
      ...(old === undefined ? {} : { before: old }),
      ...(next === undefined ? {} : { after: next }),
      now: context.now,
      airflow: (context.after ?? context.before)?.airflow ?? '',
      isSameDag: isSameDag(before, after, context),
    },
    zone: after?.schedule.zone ?? before?.schedule.zone ?? 'UTC',
  };
}

/** Airflow keeps runs by the id of the DAG: another id has none. */
function isSameDag(before: Pipeline | undefined, after: Pipeline | undefined, context: TimeContext): boolean {
  if (before === undefined || after === undefined) return false;
  return dagIdOf(before, context.before) === dagIdOf(after, context.after);
}

/** The id by which Airflow knows a pipeline. */
export function dagIdOf({ id, dagId }: Pipeline, environment: RunsOn | undefined): string {
  return dagId ?? `${environment?.dagIdPrefix ?? ''}${id}`;
}

/** Whether Airflow has runs of the pipeline by which it goes on. */
export function hasRuns({ handover }: Changed): boolean {
  return handover.isSameDag && lastRun(handover) !== undefined;
}

/** A risk that is worse where a pipeline is critical. */
export function worseIfCritical({ after, before }: Changed): Risk {
  return (after ?? before)?.tier === 'critical' ? 'critical' : 'high';
}
