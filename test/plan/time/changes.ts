import { memorySnapshot } from '../../../src/model/snapshot.ts';
import type { Pipeline } from '../../../src/model/pipeline.ts';
import type { Consequence } from '../../../src/model/plan.ts';
import type { TimeContext } from '../../../src/plan/time/context.ts';
import { timeConsequences } from '../../../src/plan/time/time_consequences.ts';
import { modelsOf } from '../../airflow/models.ts';
import { instantOf } from '../../time/crons.ts';

/** A pipeline as it is in an environment on this Airflow; `text` is all but its kind and id. */
export function pipelineOf(text: string, airflow = '2.11', id = 'orders'): Pipeline {
  const files = {
    'dagwright.yaml': 'kind: Project\nid: shop\nenvironments: [prod]\n',
    'environments/prod/environment.yaml': `kind: Environment\nid: prod\ntarget: { airflow: "${airflow}" }\n`,
    [`pipelines/${id}.yaml`]: `kind: Pipeline\nid: ${id}\n${text}`,
  };
  const [models] = modelsOf(memorySnapshot(files));
  const [pipeline] = models?.pipelines ?? [];
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
