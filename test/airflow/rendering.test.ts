import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openRepository } from '../../src/edge/host/repository.ts';
import type { SqlOperation } from '../../src/model/operation.ts';
import type { Pipeline, Task } from '../../src/model/pipeline.ts';
import { airflowRuns, type Run } from '../../src/time/runs.ts';
import { formatInstant } from '../../src/time/calendar.ts';
import { renderTasks, type Rendered, type Run as AskedRun } from '../oracles/airflow.ts';
import type { Json } from '../oracles/airflow_dump.ts';
import { describeOnEachAirflow } from '../oracles/with_oracle.ts';
import { anObject, expectedFields } from './expected_fields.ts';
import type { Meeting } from './expected_values.ts';
import { queryOf } from './expected_looks.ts';
import { compileInto, modelsOf, type Models } from './models.ts';
import { inTemporaryFolder } from './temporary_folder.ts';

const repository = join(import.meta.dirname, '..', '..');
const roots = { demo: repository, corpus: join(repository, 'test', 'corpus') };

const variables = {
  home_region: 'eu "north" $(A)',
  order_limits: '{"most": 12, "names": ["größte", "<b>", "it\'s"], "none": null}',
  shop_api_token: 'token-of-the-day',
  campaign_limits: '{"daily":1500.5}',
  ads_api_token: 'ads-token',
  ads_api_token_dev: 'ads-token-dev',
  ads_api_token_stage: 'ads-token-stage',
};
const passwords = { shop_api: 'pass/word' };

// Before the clocks change in New York and Berlin, and back; the ends of months and of a leap year's February.
const beginnings = ['2026-03-07', '2026-03-28', '2026-10-24', '2026-10-31', '2026-04-29', '2026-12-30', '2028-02-28'];

describeOnEachAirflow((airflow) => {
  const version = airflow.id.replace('airflow-', '');

  describe.each(Object.entries(roots))('the %s', (_, root) => {
    test('every field is rendered to what the model says of it', { timeout: 300_000 }, async () => {
      const models = modelsOf(openRepository(root)).filter(({ environment }) => environment.airflow === version);
      expect(models.length).toBeGreaterThan(0);
      await inTemporaryFolder(async (folder) => {
        compileInto(folder, openRepository(root));
        for (const each of models) {
          const wanted = each.pipelines.flatMap((pipeline) => wantedOf(pipeline, each));
          const rendered = await renderTasks(airflow, {
            folder: join(folder, 'generated', each.environment.id, 'dags'),
            tasks: wanted.map(({ asked }) => asked),
            environment: storeEnvironment(),
          });
          const seen = wanted.map(({ name, fields, task }, index) => [name, seenFields(rendered[index], fields, task)]);
          expect(seen).toEqual(wanted.map(({ name, fields }) => [name, fields]));
        }
      });
    });
  });
});

interface Wanted {
  readonly name: string;
  readonly task: Task;
  readonly asked: { readonly dag_id: string; readonly task_id: string; readonly run: AskedRun };
  readonly fields: Readonly<Record<string, Json>>;
}

function wantedOf(pipeline: Pipeline, { environment }: Models): readonly Wanted[] {
  const dagId = pipeline.dagId ?? `${environment.dagIdPrefix}${pipeline.id}`;
  return runsOf(pipeline).flatMap((run) =>
    pipeline.tasks.flatMap(instancesOf).map(({ task, index }): Wanted => {
      const asked = { ...askedRun(run, pipeline, environment.airflow), map_index: index };
      const moment = {
        slot: run.slot,
        zone: pipeline.schedule.zone,
        id: asked.run_id,
        attempt: 2,
        started: run.slot,
        ...(hasWindow(pipeline) ? { window: { start: run.windowStart, end: run.windowEnd } } : {}),
      };
      const jinja = { '{{ ds }}': formatInstant('UTC', run.logicalDate).slice(0, 10) };
      const meeting: Meeting = { moment, environment, variables, passwords, jinja, params: pipeline.params };
      return {
        name: `${dagId}.${task.id}[${index}] at ${formatInstant(pipeline.schedule.zone, run.slot)}`,
        task,
        asked: { dag_id: dagId, task_id: task.taskId ?? task.id, run: asked },
        fields: expectedFields(task, meeting),
      };
    }),
  );
}

/**
 * What is rendered of a task: each element of a mapped one. Without what tasks put out, which is not there here
 * (`mapped_tasks.test.ts` runs such tasks).
 */
function instancesOf(task: Task): readonly { readonly task: Task; readonly index: number }[] {
  if (task.map?.kind === 'output') return [];
  const operations = task.map?.operations ?? [task.operation];
  const isMapped = task.map !== undefined;
  return operations.flatMap((operation, index) =>
    usesOutput(operation) ? [] : [{ task: { ...task, operation }, index: isMapped ? index : -1 }],
  );
}

function usesOutput(operation: Task['operation']): boolean {
  return JSON.stringify(operation, (_, value: unknown) => (value instanceof Map ? [...value] : value)).includes(
    '"path":["tasks"',
  );
}

function hasWindow({ schedule }: Pipeline): boolean {
  return schedule.kind === 'cron' && schedule.window === 'since_previous';
}

/** Three runs from each of the beginnings on; of a pipeline without slots, one at each. */
function runsOf({ schedule }: Pipeline): readonly Run[] {
  const slots = new Map<number, Run>();
  for (const day of beginnings) {
    const from = Date.parse(`${day}T22:30:00Z`) / 1000;
    const runs = schedule.kind !== 'cron' ? [startedAt(from)] : airflowRuns({ ...schedule, start: from });
    let count = 0;
    for (const run of runs) {
      slots.set(run.slot, run);
      count += 1;
      if (count === 3) break;
    }
  }
  return [...slots.values()];
}

function startedAt(slot: number): Run {
  return { slot, logicalDate: slot, windowStart: slot, windowEnd: slot };
}

function askedRun(run: Run, { schedule }: Pipeline, version: string): AskedRun {
  const dateless = schedule.kind === 'manual' && !version.startsWith('2.');
  return {
    logical_date: dateless ? null : iso(run.logicalDate),
    data_interval: dateless ? null : [iso(run.windowStart), iso(run.windowEnd)],
    run_after: iso(run.slot),
    run_id: `run__${iso(run.slot)}`,
    try_number: 2,
  };
}

function iso(instant: number): string {
  return formatInstant('UTC', instant).replace('+00:00', 'Z');
}

function storeEnvironment(): Readonly<Record<string, string>> {
  const stored = Object.entries(variables).map(([id, text]) => [`AIRFLOW_VAR_${id.toUpperCase()}`, text]);
  return { ...Object.fromEntries(stored), AIRFLOW_CONN_SHOP_API: 'http://reader:pass%2Fword@shop.example.com/' };
}

/** The rendered fields of which the model says something; parameters as the language writes them. */
function seenFields(
  rendered: Rendered | undefined,
  expected: Readonly<Record<string, Json>>,
  { operation }: Task,
): unknown {
  if (rendered === undefined || rendered.error !== null) return rendered?.error;
  const seen = Object.keys(expected).map((name) => {
    const value = withoutObjects(rendered.fields[name] ?? null);
    if (name === 'op_kwargs' && operation.kind !== 'native') return [name, Object.values(value ?? {})];
    if ((name === 'data' || name === 'conf') && typeof expected[name] !== 'string')
      return [name, typeof value === 'string' ? JSON.parse(value) : value];
    const asked = operation.kind === 'sql' ? operation : queryOf(operation);
    return [name, asked !== undefined && typeof value === 'string' ? asWritten(value, asked) : value];
  });
  return Object.fromEntries(seen);
}

/** `%(day)s` is `:day`, and a doubled percent sign one; SQLite is told to begin a transaction. */
function asWritten(sql: string, { connection, parameters }: Pick<SqlOperation, 'connection' | 'parameters'>): string {
  const isPercent = parameters.size > 0 && (connection.type === 'postgres' || connection.type === 'snowflake');
  if (isPercent) return sql.replaceAll(/%\((\w+)\)s/gu, ':$1').replaceAll('%%', '%');
  return connection.type === 'sqlite' ? sql.replace(/^BEGIN;\n/u, '') : sql;
}

function withoutObjects(value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(withoutObjects);
  if ('$repr' in value) return anObject;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutObjects(item)]));
}
