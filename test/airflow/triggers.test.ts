import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { compiledFiles } from '../language/repository.ts';
import { airflowEnvironment, inScratchHome } from '../oracles/airflow_home.ts';
import type { Run } from '../oracles/airflow.ts';
import type { Airflow } from '../oracles/oracle.ts';
import { mustRun } from '../oracles/run_process.ts';
import { describeOnEachAirflow } from '../oracles/with_oracle.ts';
import { inTemporaryFolder } from './temporary_folder.ts';

const run: Run = {
  logical_date: '2026-03-28T03:30:00Z',
  data_interval: ['2026-03-28T03:30:00Z', '2026-03-29T02:30:00Z'],
  run_after: '2026-03-29T02:30:00Z',
  run_id: 'scheduled__2026-03-28T03:30:00+00:00',
  conf: { limit: 12 },
};
const byHand: Run = { ...run, run_id: `${'by_a_person.'.repeat(19)}twice` };

const orders = `kind: Pipeline
id: orders
schedule: { cron: "30 4 * * *", timezone: Europe/Berlin, start: 2026-01-01 }
params:
  limit: { type: integer, default: 7 }
tasks:
  start:
    type: trigger
    pipeline: marts
    params: { day: "\${{ run.date }}", limit: "\${{ run.params.limit }}", options: { full: true, words: ["100 %", "\${{ run.slot }}", null] } }
  wait: { type: trigger, pipeline: bills, wait: true, poll: 1s }
  each:
    type: trigger
    pipeline: letters
    map: { over: [eu, us] }
    params: { region: "\${{ item }}" }
`;

const others = `params:
  day: { type: string, default: "" }
  limit: { type: integer, default: 0 }
  options: { type: object, default: {} }
  region: { type: string, default: "" }
tasks: { refresh: { type: noop } }
`;

function filesFor(airflow: Airflow): ReadonlyMap<string, string> {
  const { files, findings } = compiledFiles({
    'dagwright.yaml': 'kind: Project\nid: commerce\nenvironments: [prod]\n',
    'environments/prod/environment.yaml': `kind: Environment\nid: prod\ntarget: { airflow: "${airflow.id.replace('airflow-', '')}" }\n`,
    'pipelines/orders.yaml': orders,
    ...Object.fromEntries(
      ['marts', 'bills', 'letters'].map((id) => [`pipelines/${id}.yaml`, `kind: Pipeline\nid: ${id}\n${others}`]),
    ),
  });
  if (findings.length > 0) throw new Error(findings.join('\n'));
  return files;
}

interface Try {
  readonly task: 'start' | 'wait' | 'each';
  readonly run?: Run;
  /** The state of the other pipeline's runs before the try. */
  readonly before?: string;
  /** … and a moment after it began. */
  readonly after?: string;
}

interface Tried {
  readonly outcome: 'succeeds' | 'fails';
  readonly runs: readonly {
    readonly run_id: string;
    readonly run_type: string;
    readonly state: string;
    readonly conf: unknown;
  }[];
}

const otherOf = { start: 'marts', wait: 'bills', each: 'letters' } as const;

async function tried(airflow: Airflow, tries: readonly Try[]): Promise<readonly Tried[]> {
  return inTemporaryFolder((folder) =>
    inScratchHome(airflow, async (home) => {
      for (const [path, text] of filesFor(airflow)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true });
        writeFileSync(join(folder, path), text);
      }
      const asked = tries.map(({ task, run: each = run, before = null, after = null }) => {
        return { dag_id: 'orders', task_id: task, run: each, before, after, other: otherOf[task] };
      });
      const dags = join(folder, 'generated', 'prod', 'dags');
      const options = {
        environment: airflowEnvironment(home, { AIRFLOW__CORE__DAGS_FOLDER: dags }),
        folder: home,
        input: JSON.stringify({ tries: asked }),
      };
      const { stdout } = await mustRun(airflow.path, [join(import.meta.dirname, 'python', 'triggers.py')], options);
      const answer: { tries: readonly Tried[] } = JSON.parse(stdout);
      return answer.tries;
    }),
  );
}

const id = 'triggered:orders:start:scheduled__2026-03-28T03:30:00+00:00';

describeOnEachAirflow((airflow) => {
  test('FINE-PRINT 22: a try starts a run whose id is made of its own run, and a retry joins it', async () => {
    const found = await tried(airflow, [
      { task: 'start' },
      { task: 'start' },
      { task: 'start', before: 'failed' },
      { task: 'start', run: byHand },
      { task: 'start', run: byHand },
      { task: 'wait', after: 'success' },
      { task: 'wait' },
      { task: 'wait', before: 'running', after: 'success' },
      { task: 'wait', before: 'failed' },
      { task: 'wait', before: 'queued', after: 'failed' },
      { task: 'wait', run: { ...run, run_id: 'once_more' }, after: 'failed' },
    ]);
    expect(found.map(({ outcome, runs }) => [outcome, runs.length])).toEqual([
      ['succeeds', 1],
      ['succeeds', 1],
      ['succeeds', 1],
      ['succeeds', 2],
      ['succeeds', 2],
      ['succeeds', 1],
      ['succeeds', 1],
      ['succeeds', 1],
      ['fails', 1],
      ['fails', 1],
      ['fails', 2],
    ]);
    const [first] = found[0]?.runs ?? [];
    expect(first?.run_id).toBe(id);
    expect(first?.state).toBe('queued');
    expect(first?.conf).toEqual({
      day: '2026-03-28',
      limit: 12,
      options: { full: true, words: ['100 %', '2026-03-29T04:30:00+02:00', null] },
    });
    const [, second] = found[3]?.runs ?? [];
    expect(second?.run_id).toMatch(/^triggered:orders:start:by_a_person.by_a_person[a-z_.]*:[0-9a-f]{64}$/u);
    expect(second?.run_id.length).toBe(250);
  });

  test('each element of a mapped task starts a run of its own', async () => {
    const found = await tried(
      airflow,
      [0, 1, 0].map((index): Try => ({ task: 'each', run: { ...run, map_index: index } })),
    );
    expect(found.at(-1)?.runs.map(({ run_id: runId, conf }) => [runId, conf])).toEqual([
      ['triggered:orders:each:0:scheduled__2026-03-28T03:30:00+00:00', { region: 'eu' }],
      ['triggered:orders:each:1:scheduled__2026-03-28T03:30:00+00:00', { region: 'us' }],
    ]);
  });
});
