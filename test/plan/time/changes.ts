import { builtins } from '../../../src/builtins/index.ts';
import { resolveUnit } from '../../../src/compile.ts';
import type { Environment } from '../../../src/model/environment.ts';
import type { Pipeline } from '../../../src/model/pipeline.ts';
import type { Consequence } from '../../../src/model/plan.ts';
import type { Project } from '../../../src/model/project.ts';
import { memorySnapshot, type Snapshot } from '../../../src/model/snapshot.ts';
import type { TimeContext } from '../../../src/plan/time/context.ts';
import { timeConsequences } from '../../../src/plan/time/time_consequences.ts';
import { readProject } from '../../../src/project.ts';
import { resolveEnvironment } from '../../../src/resolve/environment.ts';
import { unitsOf } from '../../../src/resolve/layers.ts';
import type { Report } from '../../../src/text/diagnostic.ts';
import { instantOf } from '../../time/crons.ts';

/** An environment with this Airflow. */
export function environmentOf(airflow: string): Environment {
  return opened({}, airflow).environment;
}

/** Pipelines, by id, as they are in an environment on this Airflow; a text is all of it but kind and id. */
export function pipelinesOf(texts: Readonly<Record<string, string>>, airflow = '2.11'): readonly Pipeline[] {
  const { snapshot, project, environment } = opened(texts, airflow);
  const units = unitsOf(project, 'prod');
  return units.flatMap((unit) => resolveUnit(unit, environment, snapshot, builtins, refuse).pipeline ?? []);
}

function opened(
  texts: Readonly<Record<string, string>>,
  airflow: string,
): { readonly snapshot: Snapshot; readonly project: Project; readonly environment: Environment } {
  const written = Object.entries(texts).map(([id, text]) => [
    `pipelines/${id}.yaml`,
    `kind: Pipeline\nid: ${id}\n${text}`,
  ]);
  const snapshot = memorySnapshot({
    'dagwright.yaml': 'kind: Project\nid: shop\nenvironments: [prod]\n',
    'environments/prod/environment.yaml': `kind: Environment\nid: prod\ntarget: { airflow: "${airflow}" }\n`,
    ...Object.fromEntries(written),
  });
  const project = readProject(snapshot, builtins, refuse);
  if (project === undefined) throw new Error('The texts make no project.');
  return { snapshot, project, environment: resolveEnvironment('prod', project, builtins.target, refuse) };
}

const refuse: Report = ({ severity, message }) => {
  if (severity === 'error') throw new Error(message);
};

/** The only one of `pipelinesOf`. */
export function pipelineOf(text: string, airflow = '2.11', id = 'orders'): Pipeline {
  const [pipeline] = pipelinesOf({ [id]: text }, airflow);
  if (pipeline === undefined) throw new Error('The text makes no pipeline.');
  return pipeline;
}

/** A pipeline of one task with a schedule. */
export function scheduled(schedule: string, more = ''): string {
  return `schedule: ${schedule}\n${more}tasks: { load: { type: bash, command: load-orders, timeout: 30m, retries: 0 } }\n`;
}

/** Monday evening. */
export const now = instantOf('2026-11-23T20:28Z');

export function on(airflow: string, at = now): TimeContext {
  const side = { airflow, dagIdPrefix: '' };
  return { now: at, before: side, after: side };
}

/** What a plan tells of the change, one line each: kind, risk, text. */
export function told(
  before: string | undefined,
  after: string | undefined,
  airflow = '2.11',
  at = now,
): readonly string[] {
  const sides = [before, after].map((text) => (text === undefined ? undefined : pipelineOf(text, airflow)));
  return timeConsequences(sides[0], sides[1], on(airflow, at)).map(lineOf);
}

export function lineOf({ kind, risk, text }: Consequence): string {
  return `${kind} (${risk}): ${text}`;
}
