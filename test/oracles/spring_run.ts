import type { Run } from './airflow.ts';

/** A run whose window has the hour that spring takes away in Europe/Berlin. */
export const springRun: Run = {
  logical_date: '2026-03-28T01:30:00Z',
  data_interval: ['2026-03-28T01:30:00Z', '2026-03-29T01:30:00Z'],
  run_after: '2026-03-29T01:30:00Z',
  run_id: 'scheduled__2026-03-28T01:30:00+00:00',
  try_number: 2,
};

export const bash = 'airflow.providers.standard.operators.bash.BashOperator';
