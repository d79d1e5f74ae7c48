import { expect, test } from 'vitest';
import { slotsOf, type Handover } from '../../../src/plan/time/handover.ts';
import { runsFromNow } from '../../../src/plan/time/runs_from_now.ts';
import { timeConsequences } from '../../../src/plan/time/time_consequences.ts';
import { changed } from '../../../src/plan/time/context.ts';
import type { AirflowId } from '../../oracles/oracle.ts';
import { describeOnAirflows } from '../../oracles/with_oracle.ts';
import { now, on, pipelineOf, scheduled } from './changes.ts';
import { madeRuns, shownRun } from './made_runs.ts';

/** What is written before and after, and how many runs start when the pipeline is switched on, or with the change. */
interface Case {
  readonly before?: string;
  readonly after: string;
  readonly count: number;
  /** The first words of what is told of it, where something is. */
  readonly told: string;
  readonly isRenamed?: true;
  readonly airflow?: string;
}

const berlin = (rest: string): string => scheduled(`{ timezone: Europe/Berlin, start: 2026-09-01, ${rest} }`);

const cases: Readonly<Record<string, Case>> = {
  'a new pipeline catches up': {
    after: berlin('cron: "30 4 * * *", catchup: true'),
    count: 83,
    told: 'When the pipeline is switched on, 83 runs start:',
  },
  'by the hour, over the end of summer time': {
    after: scheduled('{ cron: hourly, timezone: Europe/Berlin, start: 2026-10-20, catchup: true }'),
    count: 838,
    told: 'When the pipeline is switched on, 838 runs start:',
  },
  'with an end in the past': {
    after: berlin('cron: "0 6 * * 1-5", catchup: true, end: 2026-10-01'),
    count: 21,
    told: 'When the pipeline is switched on, 21 runs start:',
  },
  'slots without windows, the start being one': {
    after: berlin('cron: "0 */6 * * *", catchup: true, window: none'),
    count: 336,
    told: 'When the pipeline is switched on, 336 runs start:',
  },
  'the last day of each month': {
    after: scheduled('{ cron: "0 3 L * *", start: 2020-01-01, catchup: true }'),
    count: 81,
    told: 'When the pipeline is switched on, 81 runs start:',
  },
  'a pipeline of another name': {
    before: berlin('cron: "30 4 * * *", catchup: true'),
    after: berlin('cron: "30 4 * * *", catchup: true'),
    isRenamed: true,
    count: 83,
    told: 'For Airflow this is a new DAG without runs. When it is switched on, 83 runs start:',
  },
  'catchup is turned on where the pipeline runs': {
    before: berlin('cron: "30 4 * * *"'),
    after: berlin('cron: "30 4 * * *", catchup: true'),
    count: 0,
    told: 'Where the pipeline ran up to now, no run is missing. Where it has not run yet, 83 runs start:',
  },
  'the start is moved back where the pipeline runs': {
    before: berlin('cron: "30 4 * * *", catchup: true'),
    after: scheduled('{ cron: "30 4 * * *", timezone: Europe/Berlin, start: 2026-08-01, catchup: true }'),
    count: 0,
    told: 'Where the pipeline ran up to now, no run is missing. Where it has not run yet, 114 runs start:',
  },
  'a finer schedule that catches up': {
    before: berlin('cron: "30 4 * * *", catchup: true'),
    after: berlin('cron: "0 * * * *", catchup: true'),
    count: 17,
    told: 'With the change, 17 runs start at once:',
  },
  'several crons': {
    after: berlin('cron: ["30 4 * * *", "0 12 * * 1"], window: none, catchup: true'),
    count: 96,
    told: 'When the pipeline is switched on, 96 runs start:',
    airflow: '3.3',
  },
};

const airflows: readonly AirflowId[] = ['airflow-2.11', 'airflow-3.3'];

await describeOnAirflows(airflows, (airflow) => {
  const version = airflow.id.replace('airflow-', '');
  const ofVersion = Object.entries(cases).filter(([, { airflow: only = version }]) => only === version);

  test('the runs that catching up makes are told as many as the real scheduler makes', async () => {
    const sides = ofVersion.map(([name, one]) => {
      const before = one.before === undefined ? undefined : pipelineOf(one.before, version);
      const after = pipelineOf(one.after, version, one.isRenamed === true ? 'sales' : 'orders');
      return { name, one, before, after };
    });
    const handovers = sides.map(({ before, after }): Handover => changed(before, after, on(version)).handover);
    const made = await madeRuns(
      airflow,
      handovers.map((handover) => ({ handover, until: now })),
    );
    const real = made.map(([, after], index) => [ofVersion[index]?.[0], after.length, after[0], after.at(-1)]);
    const ours = sides.map(({ name }, index) => {
      const { count, first, last } = runsFromNow(handovers[index] as Handover).atOnce;
      return [name, count, first && shownRun(first), last && shownRun(last)];
    });
    expect(ours).toEqual(real);
    expect(ours.map(([name, count]) => [name, count])).toEqual(ofVersion.map(([name, { count }]) => [name, count]));
  }, 300_000);
});

test('what a plan tells of catching up has these numbers', () => {
  for (const [name, { before, after, told, isRenamed, airflow = '2.11' }] of Object.entries(cases)) {
    const old = before === undefined ? undefined : pipelineOf(before, airflow);
    const next = pipelineOf(after, airflow, isRenamed === true ? 'sales' : 'orders');
    expect(slotsOf(next)).toBeDefined();
    const texts = timeConsequences(old, next, on(airflow)).map(({ text }) => text);
    expect([name, texts.filter((text) => text.startsWith(told)).length, texts]).toEqual([name, 1, texts]);
  }
});
