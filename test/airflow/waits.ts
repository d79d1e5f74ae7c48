import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { WaitedFor } from '../../src/model/operation.ts';
import type { Pipeline } from '../../src/model/pipeline.ts';
import { matchedRuns } from '../../src/time/matches.ts';
import type { Run as Slot } from '../../src/time/runs.ts';
import { runsNear } from '../../src/time/runs_near.ts';
import type { Instant } from '../../src/time/zone.ts';
import { compiledFiles } from '../language/repository.ts';
import { airflowEnvironment, inScratchHome } from '../oracles/airflow_home.ts';
import type { Run } from '../oracles/airflow.ts';
import type { Airflow } from '../oracles/oracle.ts';
import { mustRun } from '../oracles/run_process.ts';
import { inTemporaryFolder } from './temporary_folder.ts';

/** A pipeline `invoices` that waits for the pipeline `orders`. */
export interface WaitCase {
  readonly name: string;
  /** Of `orders`, and of `invoices`: what stands in `schedule: { … }`. */
  readonly orders: string;
  readonly invoices: string;
  /** What stands in `for: { pipeline: orders, … }`. */
  readonly wait: string;
  /** Instants in the slots of `invoices` that are asked. */
  readonly slots: readonly string[];
}

/** One look of the sensor. */
export interface Look {
  readonly name: string;
  readonly dag_id: string;
  readonly task_id: string;
  readonly run: Run;
  readonly upstream: { readonly dag_id: string; readonly task_id: string | null };
  readonly history: readonly string[];
  readonly states: Readonly<Record<string, string>>;
  /** What it should say, up to a colon. */
  readonly expected: string;
}

/** The DAG files of some cases, and every look at them. */
export interface Looks {
  readonly files: ReadonlyMap<string, string>;
  readonly looks: readonly Look[];
}

/** Compiles the cases for one version of Airflow. */
export function looksOf(cases: readonly WaitCase[], airflow: Airflow): Looks {
  const texts = cases.flatMap((each, index) => Object.entries(pipelinesOf(each, `_${index}`)));
  const { files, pipeline, diagnostics } = compiledFiles({
    'dagwright.yaml': 'kind: Project\nid: commerce\nenvironments: [prod]\n',
    'environments/prod/environment.yaml': `kind: Environment\nid: prod\ntarget: { airflow: "${airflow.id.replace('airflow-', '')}" }\n`,
    ...Object.fromEntries(texts),
  });
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  return {
    files,
    looks: cases.flatMap((each, index) =>
      looksOfCase(each, pipeline('prod', `invoices_${index}`), pipeline('prod', `orders_${index}`)),
    ),
  };
}

function pipelinesOf(each: WaitCase, suffix: string): Readonly<Record<string, string>> {
  return {
    [`pipelines/orders${suffix}.yaml`]: `kind: Pipeline
id: orders${suffix}
schedule: { ${each.orders} }
tasks:
  load: { type: noop }
`,
    [`pipelines/invoices${suffix}.yaml`]: `kind: Pipeline
id: invoices${suffix}
schedule: { ${each.invoices} }
tasks:
  wait: { type: wait, for: { pipeline: orders${suffix}, ${each.wait} }, give_up_after: 52w }
`,
  };
}

type WaitedRuns = Extract<WaitedFor, { kind: 'pipeline' }>;

function looksOfCase({ name, slots }: WaitCase, consumer: Pipeline, producer: Pipeline): readonly Look[] {
  const { operation } = consumer.tasks[0] ?? {};
  const { schedule } = consumer;
  if (operation?.kind !== 'wait' || operation.for.kind !== 'pipeline' || !('start' in schedule)) throw new Error(name);
  const waited = operation.for;
  return slots.flatMap((slot, index) => {
    const run = runAt(schedule, Date.parse(slot) / 1000);
    const named = matchedRuns({ consumer: schedule, upstream: waited.schedule, match: waited.match }, run);
    const about = (what: string): string => `${name}, ${slot}: ${what}`;
    const look = { dag_id: consumer.id, task_id: 'wait', run: runOf(run), history: ['success', 'failed', 'running'] };
    const upstream = { dag_id: producer.id, task_id: waited.taskId ?? null };
    // Each run in turn for one slot; for the others, and where there are very many, those at the ends.
    const inTurn = index === 0 && named.length < 40 ? named : [...new Set([...named.slice(0, 1), ...named.slice(-1)])];
    return trials(named, neighbours(waited, named, run), inTurn, waited).map(({ what, states, expected }) => ({
      ...look,
      upstream,
      name: about(what),
      states,
      expected,
    }));
  });
}

interface Trial {
  readonly what: string;
  readonly states: Readonly<Record<string, string>>;
  readonly expected: string;
}

function trials(
  named: readonly Slot[],
  others: readonly Slot[],
  inTurn: readonly Slot[],
  { onFailed }: WaitedRuns,
): readonly Trial[] {
  const all = statesOf(named, 'success');
  const onFailure = onFailed === 'fail' ? 'fails' : 'waits';
  return [
    { what: `all ${named.length} alone`, states: all, expected: 'passes' },
    { what: 'others failed', states: { ...statesOf(others, 'failed'), ...all }, expected: 'passes' },
    ...inTurn.flatMap((missing, index): readonly Trial[] => {
      const rest = {
        ...statesOf(others, 'success'),
        ...statesOf(
          named.filter((each) => each !== missing),
          'success',
        ),
      };
      const date = isoOf(missing.logicalDate);
      const without = { what: `without ${date}`, states: rest, expected: 'waits' };
      if (index % 8 !== 0) return [without];
      return [
        without,
        { what: `${date} runs`, states: { ...rest, [date]: 'running' }, expected: 'waits' },
        { what: `${date} failed`, states: { ...rest, [date]: 'failed' }, expected: onFailure },
      ];
    }),
  ];
}

function statesOf(runs: readonly Slot[], state: string): Readonly<Record<string, string>> {
  return Object.fromEntries(runs.map(({ logicalDate }) => [isoOf(logicalDate), state]));
}

/** Runs of the upstream beside those that are named: three before them and three after them. */
function neighbours({ schedule }: WaitedRuns, named: readonly Slot[], run: Slot): readonly Slot[] {
  const first = named[0]?.logicalDate ?? run.windowStart;
  const last = named.at(-1)?.logicalDate ?? run.slot;
  const before: Slot[] = [];
  const after: Slot[] = [];
  for (const other of runsNear(schedule, first)) {
    if (other.logicalDate < first) before.push(other);
    else if (other.logicalDate > last && after.push(other) === 3) break;
  }
  return [...before.slice(-3), ...after];
}

function runAt(schedule: Parameters<typeof runsNear>[0], slot: Instant): Slot {
  for (const run of runsNear(schedule, slot)) {
    if (run.slot === slot) return run;
    if (run.slot > slot) break;
  }
  throw new Error(`No run is due at ${isoOf(slot)}.`);
}

function runOf({ logicalDate, windowStart, windowEnd, slot }: Slot): Run {
  return {
    logical_date: isoOf(logicalDate),
    data_interval: [isoOf(windowStart), isoOf(windowEnd)],
    run_after: isoOf(slot),
    run_id: `scheduled__${isoOf(logicalDate)}`,
  };
}

function isoOf(instant: Instant): string {
  return new Date(instant * 1000).toISOString().replace('.000Z', 'Z');
}

/** What the sensors of real Airflow say, look by look. */
export async function lookAll(airflow: Airflow, { files, looks }: Looks): Promise<readonly string[]> {
  return inTemporaryFolder((folder) =>
    inScratchHome(airflow, async (home) => {
      for (const [path, text] of files) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      const input = JSON.stringify({ folder: join(folder, 'generated', 'prod', 'dags'), pokes: looks });
      const options = { environment: airflowEnvironment(home), folder: home, input };
      const { stdout } = await mustRun(airflow.path, [join(import.meta.dirname, 'python', 'pokes.py')], options);
      const { answers }: { answers: readonly string[] } = JSON.parse(stdout);
      return answers;
    }),
  );
}
