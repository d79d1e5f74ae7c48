import { describe, expect, test } from 'vitest';
import { lostFeatures } from '../../../src/builtins/targets/airflow/lost_features.ts';
import { timeConsequences } from '../../../src/plan/time/time_consequences.ts';
import { environmentOf, lineOf, now, pipelineOf, scheduled } from './changes.ts';

const daily = scheduled('{ cron: "30 4 * * *", timezone: Europe/Berlin, start: 2026-01-01 }');

/** What is told where nothing changes but the Airflow of the environment. */
function upgraded(text: string, from: string, to: string): readonly string[] {
  const [before, after] = [environmentOf(from), environmentOf(to)];
  const told = timeConsequences(pipelineOf(text, from), pipelineOf(text, to), { now, before, after });
  return [...told, ...lostFeatures(pipelineOf(text, to), before, after)].map(lineOf);
}

describe('another Airflow', () => {
  // That the runs are the same is shown by the real timetables of all versions: test/time/proposed_runs.test.ts.
  test('makes the same runs, and says so', () => {
    expect(upgraded(daily, '2.11', '3.3')).toEqual([
      'run-dates (low): Airflow 3.3 makes the same scheduled runs as 2.11: slots, windows, run.date and Airflow\'s own "ds" stay as they are.',
    ]);
    expect(upgraded(daily, '3.3', '3.3')).toEqual([]);
    expect(upgraded(scheduled('manual'), '2.11', '3.3')).toEqual([]);
  });

  test('bounds the tasks of each run, where the older one bounds those of all runs', () => {
    const limited = `max_active_runs: 2\nmax_active_tasks: 4\n${scheduled('manual')}`;
    expect(upgraded(limited, '2.11', '3.3')).toEqual([
      'lost-feature (medium): On Airflow 3.3 "max_active_tasks: 4" bounds each run by itself; on 2.11 it bounds all runs together.',
    ]);
    expect(upgraded(limited, '3.3', '2.11')).toEqual([
      'lost-feature (medium): On Airflow 2.11 "max_active_tasks: 4" bounds all runs together; on 3.3 it bounds each run by itself.',
    ]);
    expect(upgraded(limited.replace('max_active_runs: 2', 'max_active_runs: 1'), '2.11', '3.3')).toEqual([]);
  });

  test('may have less, or may warn of what the next one will not have', () => {
    const mails = `airflow: { email: [sales@example.com] }\n${scheduled('manual')}`;
    expect(upgraded(mails, '2.11', '3.3')).toEqual([
      'lost-feature (medium): Airflow 3.3 warns of mails that Airflow sends by itself: Airflow 4 will not have them. Write `notify: { failure: […] }` with a channel of the environment: it is the same on every version.',
    ]);
    const only = `tier: critical\nairflow: { allowed_run_types: [manual] }\n${scheduled('manual')}`;
    expect(upgraded(only, '3.3', '2.11')).toEqual([
      'lost-feature (critical): Airflow 2.11 has no lists of allowed runs: that takes 3.2 or later. Leave `allowed_run_types` out of this environment.',
    ]);
  });
});
