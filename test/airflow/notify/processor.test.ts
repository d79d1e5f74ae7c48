import { expect, test } from 'vitest';
import { tellCallbacks, type CallbackRequest } from '../../oracles/airflow.ts';
import { describeOnAirflows } from '../../oracles/with_oracle.ts';
import { formsOf, type Forms } from './messages.ts';
import { toldWhile } from './told.ts';

const run: CallbackRequest = {
  kind: 'dag',
  dag_id: 'shipments',
  task_id: 'label',
  map_index: 1,
  run_id: 'scheduled__1',
  window: ['2026-03-28T02:30:00Z', '2026-03-29T01:30:00Z'],
  failed: true,
  knows_task: true,
};

const requests: readonly CallbackRequest[] = [
  run,
  { ...run, run_id: 'manual__<2>', window: null },
  { ...run, run_id: 'scheduled__3', knows_task: false },
  { ...run, kind: 'task', run_id: 'scheduled__4' },
  { ...run, dag_id: 'orders', task_id: 'load', map_index: -1, failed: false },
];

await describeOnAirflows(['airflow-3.0', 'airflow-3.1', 'airflow-3.2', 'airflow-3.3'], (airflow) => {
  const version = airflow.id.replace('airflow-', '');
  const nowhere = 'in the user interface of Airflow';
  // The DAG processor of 3.0 knows no links.
  const page = (path: string): string => (version === '3.0' ? nowhere : `http://localhost:8080/dags/${path}`);

  test('the DAG processor tells of each run with a message of its own', { timeout: 300_000 }, async () => {
    let errors: readonly string[] = ['nothing was done'];
    const told = await toldWhile(version, async ({ dags, environment }) => {
      errors = await tellCallbacks(airflow, { folder: dags, requests, environment });
    });
    const first = shipments('scheduled__1', '2026-03-29T03:30:00+02:00', page('shipments/runs/scheduled__1'));
    const second = shipments('manual__<2>', '2026-04-02T12:00:00+02:00', page('shipments/runs/manual__%3C2%3E'));
    const third = shipments('scheduled__3', 'that of the run', nowhere);
    const task = formsOf(
      'Failed: shipments.label in only',
      'Owner: shipping',
      'Tier: standard',
      'Run: scheduled__4',
      'Element: 1',
      'Slot: that of the run',
      `Log: ${page('shipments/runs/scheduled__4/tasks/label/mapped/1?try_number=1')}`,
    );
    const orders = formsOf(
      'Succeeded: orders in only',
      'Owner: orders-team',
      'Tier: critical',
      'Run: scheduled__1',
      'Slot: 2026-03-29T03:30:00+02:00',
      'Runbook: https://runbooks.example.com/orders?a=1&b={{ds}}',
      `Page: ${page('orders/runs/scheduled__1')}`,
    );
    expect({ errors, told }).toEqual({
      errors: [],
      told: {
        chat: [first.chat, second.chat, third.chat, task.chat, orders.chat],
        mails: [
          ...[first, second, third].map(({ html }) => mail('shipments', 'Failed', html)),
          mail('orders', 'Succeeded', orders.html),
        ],
        noted: [
          paged('shipments', first.plain),
          { by: 'record', run: 'scheduled__1', task: 'label', element: 1 },
          paged('shipments', second.plain),
          { by: 'record', run: 'manual__<2>', task: 'label', element: 1 },
          paged('shipments', third.plain),
          { by: 'record', run: 'scheduled__3', task: null, element: null },
          { by: 'record', run: 'scheduled__4', task: 'label', element: 1 },
          paged('orders', orders.plain),
          { by: 'record', run: 'scheduled__1', task: 'load', element: -1 },
        ],
      },
    });
  });
});

function shipments(id: string, slot: string, link: string): Forms {
  return formsOf(
    'Failed: shipments in only',
    'Owner: shipping',
    'Tier: standard',
    `Run: ${id}`,
    `Slot: ${slot}`,
    `Page: ${link}`,
  );
}

function mail(pipeline: string, outcome: string, html: string): object {
  const owner = pipeline === 'orders' ? 'orders' : 'shipping';
  return {
    recipients: [`${owner}@example.com`, 'leads@example.com'],
    subject: `${outcome}: ${pipeline} in only`,
    from: 'pipelines@example.com',
    html,
  };
}

function paged(pipeline: string, message: string): object {
  return {
    by: 'pager',
    summary: `${pipeline} {{ it {`,
    severity: 'critical',
    details: { text: `<${message}>`, tags: ['a', 1, true] },
  };
}
