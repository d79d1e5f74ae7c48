import type { Environment } from '../../../model/environment.ts';
import type { WaitedFor } from '../../../model/operation.ts';
import type { Channel, Pipeline, Task } from '../../../model/pipeline.ts';
import type { Report } from '../../../text/diagnostic.ts';
import { child, type Tree } from '../../../tree/tree.ts';
import { requireSupport } from './support.ts';
import type { ConceptId } from './support_concepts.ts';

/** Something that a pipeline uses, at the place that asks for it. */
export interface Use {
  readonly concept: ConceptId;
  readonly at: Tree;
}

/** Reports what the environment's Airflow or its providers do not have; true where all is there. */
export function checkSupport(pipeline: Pipeline, environment: Environment, report: Report): boolean {
  // Every use is judged, so that all findings are told at once.
  return usesOf(pipeline)
    .map(({ concept, at }) => requireSupport(concept, environment, at, report))
    .every(Boolean);
}

/** What a pipeline uses that not every Airflow has. */
export function usesOf(pipeline: Pipeline): readonly Use[] {
  return [...pipelineUses(pipeline), ...pipeline.tasks.flatMap((task) => taskUses(task, pipeline))];
}

function pipelineUses(pipeline: Pipeline): readonly Use[] {
  const { tree, schedule, airflow } = pipeline;
  const own = child(tree, 'airflow');
  const cron = child(child(tree, 'schedule'), 'cron') ?? tree;
  const key = (name: string): Tree => child(own, name) ?? tree;
  const email = emailKeys.map((name) => child(own, name)).find((value) => value !== undefined);
  return [
    ...(schedule.kind === 'crons' ? [{ concept: 'several-crons', at: cron } as const] : []),
    ...(airflow.allowedRunTypes === undefined
      ? []
      : [{ concept: 'allowed-run-types', at: key('allowed_run_types') } as const]),
    ...(airflow.accessControl === undefined ? [] : [{ concept: 'access-control', at: key('access_control') } as const]),
    ...(email === undefined ? [] : [{ concept: 'email', at: email } as const]),
    ...channelUses(pipeline.notify, tree),
  ];
}

const emailKeys = ['email', 'email_on_failure', 'email_on_retry'];

function channelUses({ failure, success }: Pipeline['notify'], tree: Tree): readonly Use[] {
  const at = child(tree, 'notify') ?? tree;
  const used = new Set([...failure, ...success].map(channelConcept));
  return [...used].flatMap((concept) => (concept === undefined ? [] : [{ concept, at }]));
}

function channelConcept({ kind }: Channel): ConceptId | undefined {
  if (kind === 'slack_webhook') return 'slack-channel';
  return kind === 'email' ? 'email-channel' : undefined;
}

function taskUses(task: Task, pipeline: Pipeline): readonly Use[] {
  const concept = operationConcept(task, pipeline);
  const own = concept === undefined ? [] : [{ concept, at: child(task.tree, placeOfUse(task)) ?? task.tree }];
  return [...own, ...channelUses(task.notify, task.tree)];
}

function placeOfUse({ operation }: Task): string {
  return operation.kind === 'wait' ? 'for' : 'type';
}

function operationConcept({ operation }: Task, pipeline: Pipeline): ConceptId | undefined {
  switch (operation.kind) {
    case 'check':
    case 'container':
    case 'http':
    case 'sql':
    case 'trigger':
      return operation.kind;
    case 'branch':
      return operation.by.kind === 'query' ? 'sql' : undefined;
    case 'latest_only':
      return hasMeetingWindows(pipeline) ? 'latest-only' : 'latest-only-without-window';
    case 'wait':
      return waitConcept(operation.for);
    default:
      return undefined;
  }
}

function hasMeetingWindows({ schedule }: Pipeline): boolean {
  return schedule.kind !== 'crons' && (schedule.kind !== 'cron' || schedule.window === 'since_previous');
}

const schemes: ReadonlyMap<string, ConceptId> = new Map([
  ['file', 'wait-file'],
  ['s3', 'wait-s3'],
  ['gs', 'wait-gs'],
  ['wasb', 'wait-azure'],
  ['wasbs', 'wait-azure'],
  ['abfs', 'wait-azure'],
  ['abfss', 'wait-azure'],
]);

function waitConcept(waited: WaitedFor): ConceptId | undefined {
  switch (waited.kind) {
    case 'file':
      return schemes.get(waited.scheme);
    case 'query':
      return 'wait-sql';
    case 'http':
      return 'wait-http';
    case 'time':
      return 'wait-time';
    case 'pipeline':
      return 'wait-pipeline';
  }
}
