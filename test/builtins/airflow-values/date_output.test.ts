import { describe, expect, test } from 'vitest';
import type { ValueContext } from '../../../src/builtins/targets/airflow/values/context.ts';
import { toJinja } from '../../../src/builtins/targets/airflow/values/lower.ts';
import { value } from '../../../src/values/text.ts';
import { runValue } from './run_value.ts';

function template(written: string, changed: Partial<ValueContext> = {}): string {
  const context: ValueContext = {
    airflow: '3.3',
    zone: 'Europe/Berlin',
    runs: 'windows',
    stored: new Map(),
    secrets: new Map(),
    ...changed,
  };
  return toJinja(value(runValue(written)), context, []);
}

describe('values of the run read as an expert would write them', () => {
  const local: readonly (readonly [written: string, template: string])[] = [
    ['run.date', "{{ data_interval_start.in_timezone('Europe/Berlin') | ds }}"],
    ['run.slot', "{{ data_interval_end.in_timezone('Europe/Berlin') | ts }}"],
    ['run.id', '{{ run_id }}'],
    ['run.attempt', '{{ ti.try_number }}'],
    ['run.date | shift(-3d)', "{{ data_interval_start.in_timezone('Europe/Berlin').date().add(days=-3) | ds }}"],
    [
      'run.date | start_of(month)',
      "{{ data_interval_start.in_timezone('Europe/Berlin').date().start_of('month') | ds }}",
    ],
    ['run.date | format("%Y/%m")', "{{ data_interval_start.in_timezone('Europe/Berlin').strftime('%Y/%m') }}"],
    [
      'run.slot | format("%Y-%m-%dT%H:%M%:z")',
      "{{ data_interval_end.in_timezone('Europe/Berlin').format('YYYY-MM-DD[T]HH:mmZ') }}",
    ],
    [
      'run.slot | format("%G-W%V.%-d")',
      "{{ data_interval_end.in_timezone('Europe/Berlin').strftime('%G-W%V.') }}{{ data_interval_end.in_timezone('Europe/Berlin').format('D') }}",
    ],
    ['run.slot | zone("UTC")', "{{ data_interval_end.in_timezone('UTC') | ts }}"],
    ['run.window_start | shift(-6h) | epoch(s)', '{{ data_interval_start.add(hours=-6).int_timestamp }}'],
    [
      'run.slot | start_of(month)',
      "{{ data_interval_end.in_timezone('Europe/Berlin').replace(day=1, hour=0, minute=0, second=0, microsecond=0, fold=1) | ts }}",
    ],
  ];
  test.each(local)('%s', (written, expected) => {
    expect(template(written)).toBe(expected);
  });

  const universal: readonly (readonly [written: string, template: string])[] = [
    ['run.date', '{{ data_interval_start | ds }}'],
    ['run.slot', '{{ data_interval_end | ts }}'],
    ['run.date | shift(-1mo) | start_of(quarter)', "{{ data_interval_start.add(months=-1).first_of('quarter') | ds }}"],
    ['run.slot | start_of(week) | format("%d.%m.")', "{{ data_interval_end.start_of('week').strftime('%d.%m.') }}"],
  ];
  test.each(universal)('%s in UTC', (written, expected) => {
    expect(template(written, { zone: 'UTC' })).toBe(expected);
  });

  test('the date of a run without a window is that of its slot', () => {
    expect(template('run.date', { runs: 'slots' })).toBe("{{ logical_date.in_timezone('Europe/Berlin') | ds }}");
  });

  test('the date of a run without slots is found as each version has it', () => {
    const unscheduled = { runs: 'unscheduled', zone: 'UTC' } as const;
    expect(template('run.date', { ...unscheduled, airflow: '2.11' })).toBe('{{ logical_date | ds }}');
    expect(template('run.date', unscheduled)).toBe(
      '{{ dag.start_date.instance(logical_date | default(dag_run.run_after)) | ds }}',
    );
  });
});

test('what an earlier stage should have refused is an error of ours', () => {
  expect(() => template('run.params.full_refresh')).toThrow(
    'The Airflow target cannot lower "run.params.full_refresh".',
  );
  expect(() => template('run.window_start', { runs: 'unscheduled' })).toThrow(
    '"run.window_start" of a pipeline without windows.',
  );
  expect(() => template('run.window_start', { runs: 'slots' })).toThrow(
    '"run.window_start" of a pipeline without windows.',
  );
  expect(() => template('stored.archive')).toThrow('The environment stores no "stored.archive".');
});
