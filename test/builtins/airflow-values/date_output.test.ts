import { describe, expect, test } from 'vitest';
import type { ValueContext } from '../../../src/builtins/targets/airflow/values/context.ts';
import { toJinja, valueToJson } from '../../../src/builtins/targets/airflow/values/lower.ts';
import { literal, value } from '../../../src/values/text.ts';
import { runValue } from './run_value.ts';

const orders: ValueContext = {
  airflow: '2.11',
  zone: 'Europe/Berlin',
  runs: 'windows',
  taskIds: new Map(),
  stored: new Map(),
  secrets: new Map(),
};

function template(written: string, changed: Partial<ValueContext> = {}): string {
  return toJinja(value(runValue(written)), { ...orders, ...changed }, []);
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

  test('the date of a run without a window is that of the date asked for, else of the moment of starting', () => {
    const moments = { runs: 'moments', zone: 'UTC' } as const;
    expect(template('run.date', moments)).toBe('{{ logical_date | ds }}');
    expect(template('run.date', { ...moments, airflow: '3.3' })).toBe(
      '{{ dag.start_date.instance(logical_date | default(dag_run.run_after)) | ds }}',
    );
  });

  test('a moment that a person chose may have a fraction of a second, which is not printed', () => {
    expect(template('run.slot', { runs: 'moments', zone: 'UTC' })).toBe(
      '{{ logical_date.replace(microsecond=0) | ts }}',
    );
    expect(template('run.window_start', { runs: 'sliding', zone: 'UTC' })).toBe(
      '{{ data_interval_start.replace(microsecond=0) | ts }}',
    );
  });
});

describe('FINE-PRINT 6: a text that tells of the window is guarded once', () => {
  const query = [
    ...literal('DELETE FROM sales WHERE day >= '),
    ...value(runValue('run.date')),
    ...literal(' AND day < '),
    ...value(runValue('run.slot_date')),
  ];
  const rendered =
    'DELETE FROM sales WHERE day >= {{ data_interval_start | ds }} AND day < {{ data_interval_end | ds }}';

  test.each([
    [
      'windows',
      '3.0',
      "{{ '' if logical_date is defined and (dag_run.run_type in ('backfill', 'scheduled') or data_interval_end <= logical_date and (data_interval_end == dag_run.run_after or logical_date <= dag_run.run_after)) else wrong_or_missing_window__use_airflow_backfill_create }}",
    ],
    [
      'windows',
      '3.3',
      "{{ '' if logical_date is defined and (dag_run.run_type in ('backfill', 'scheduled') or data_interval_end <= logical_date <= dag_run.run_after) else wrong_or_missing_window__use_airflow_backfill_create }}",
    ],
    [
      'moved_windows',
      '3.3',
      "{{ '' if logical_date is defined and (dag_run.run_type in ('backfill', 'scheduled') or data_interval_start < data_interval_end <= logical_date <= dag_run.run_after) else wrong_or_missing_window__use_airflow_backfill_create }}",
    ],
    [
      'moved_windows',
      '2.11',
      "{{ '' if dag_run.run_type in ('backfill', 'scheduled') or data_interval_start < data_interval_end <= logical_date else wrong_window__use_airflow_dags_backfill }}",
    ],
  ] as const)('%s on %s', (runs, airflow, guard) => {
    expect(toJinja(query, { ...orders, zone: 'UTC', runs, airflow }, [])).toBe(guard + rendered);
  });

  test('a window of a fixed length is guarded on 3.x', () => {
    expect(template('run.window_end', { runs: 'sliding', airflow: '3.3', zone: 'UTC' })).toBe(
      "{{ '' if logical_date is defined and (dag_run.run_type in ('backfill', 'scheduled') or (data_interval_end - logical_date).total_seconds() | abs < 60 and data_interval_end <= dag_run.run_after) else wrong_or_missing_window__use_airflow_backfill_create }}{{ data_interval_end.replace(microsecond=0) | ts }}",
    );
  });

  test('on 2.x, where the window is that of the date unless the clocks move a slot, there is no guard', () => {
    expect(toJinja(query, { ...orders, zone: 'UTC' }, [])).toBe(rendered);
  });

  test('a text that tells nothing of the window has no guard', () => {
    expect(template('run.started', { airflow: '3.3', zone: 'UTC' })).toBe(
      '{{ dag.start_date.instance(dag_run.start_date).replace(microsecond=0) | ts }}',
    );
    expect(template('run.attempt', { airflow: '3.3' })).toBe('{{ ti.try_number }}');
  });

  test('a value alone as JSON is guarded too', () => {
    const date = runValue('run.date');
    expect(valueToJson(date, { ...orders, airflow: '3.3' })).toBe(
      "{{ '' if logical_date is defined and (dag_run.run_type in ('backfill', 'scheduled') or data_interval_end <= logical_date <= dag_run.run_after) else wrong_or_missing_window__use_airflow_backfill_create }}{{ data_interval_start.in_timezone('Europe/Berlin') | ds }}",
    );
  });
});

test('what an earlier stage should have refused is an error of ours', () => {
  expect(() => toJinja(value({ path: ['var', 'schema'], pipes: [] }), orders, [])).toThrow(
    'The Airflow target cannot lower "var.schema".',
  );
  expect(() => template('run.window_start', { runs: 'moments' })).toThrow(
    '"run.window_start" of a pipeline without windows.',
  );
  expect(() => template('stored.archive')).toThrow('The environment stores no "stored.archive".');
});
