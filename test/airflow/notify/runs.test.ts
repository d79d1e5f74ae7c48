import { expect, test } from 'vitest';
import { runDagsTest } from '../../oracles/airflow.ts';
import { describeOnAirflows } from '../../oracles/with_oracle.ts';
import { formsOf } from './messages.ts';
import { toldWhile } from './told.ts';

// `airflow dags test` of 3.x runs callbacks of DAGs with a DAG that no notifier can use: `processor.test.ts` has those.
await describeOnAirflows(['airflow-2.11', 'airflow-3.0', 'airflow-3.3'], (airflow) => {
  const version = airflow.id.replace('airflow-', '');
  const major = version.slice(0, 1);

  test('a run tells how it and its tasks went, once for each', { timeout: 600_000 }, async () => {
    const ids: string[] = [];
    const states: object[] = [];
    const told = await toldWhile(version, async ({ dags, environment }) => {
      for (const dagId of ['orders', 'shipments']) {
        const logicalDate = '2026-04-01T01:30:00+00:00';
        const result = await runDagsTest(airflow, { dagFolder: dags, dagId, logicalDate, environment });
        ids.push(result.run?.run_id ?? 'no run');
        states.push(result.states);
      }
    });
    expect(states).toEqual([
      { load: 'success', rest: 'skipped' },
      { 'label[0]': 'failed', 'label[1]': 'failed' },
    ]);
    const [orders = '', shipments = ''] = ids;
    const page = (dag: string, id: string): string => {
      if (version === '3.0') return 'in the user interface of Airflow';
      return link(dag, major === '2' ? `grid?dag_run_id=${quoted(id)}` : `runs/${quoted(id)}`);
    };
    const log = (dag: string, id: string, task: string, element?: number): string => {
      if (version === '3.0') return page(dag, id);
      const mapped = element === undefined ? '' : major === '2' ? `&map_index=${element}` : `/mapped/${element}`;
      // What is tried once more is told of after its second try.
      const tries = element === undefined ? 1 : 2;
      return major === '2'
        ? `${page(dag, id)}&task_id=${task}${mapped}&base_date=2026-04-01T01%3A30%3A00.000000%2B0000&tab=logs`
        : `${page(dag, id)}/tasks/${task}${mapped}?try_number=${tries}`;
    };
    const load = formsOf(
      'Succeeded: orders.load in only',
      ...about('orders', orders),
      `Log: ${log('orders', orders, 'load')}`,
    );
    const label = [0, 1].map((element) =>
      formsOf(
        'Failed: shipments.label in only',
        ...about('shipments', shipments, `Element: ${element}`),
        `Log: ${log('shipments', shipments, 'label', element)}`,
      ),
    );
    const success = formsOf('Succeeded: orders in only', ...about('orders', orders), `Page: ${page('orders', orders)}`);
    const failure = formsOf(
      'Failed: shipments in only',
      ...about('shipments', shipments),
      `Page: ${page('shipments', shipments)}`,
    );
    const ofRuns = version === '3.3' ? [] : [success, failure];
    expect(told.chat.toSorted()).toEqual([load, ...label, ...ofRuns].map(({ chat }) => chat).toSorted());
    expect(told.mails).toEqual([
      mail('orders', 'Succeeded: orders.load', load.html),
      ...(version === '3.3' ? [] : [mail('orders', 'Succeeded: orders', success.html)]),
      ...(version === '3.3' ? [] : [mail('shipping', 'Failed: shipments', failure.html)]),
    ]);
    const pages = told.noted.filter((note) => JSON.stringify(note).includes('pager'));
    expect(pages).toEqual(version === '3.3' ? [] : [paged('orders', success.plain), paged('shipments', failure.plain)]);
    const notes = told.noted.filter((note) => !pages.includes(note)).map((note) => JSON.stringify(note));
    // A run tells with some task of it: of those that failed, any.
    const possible = [0, 1].map((element) => [
      noted(orders, 'load', -1),
      noted(orders, version === '3.3' ? 'load' : 'rest', -1),
      noted(shipments, 'label', 0),
      noted(shipments, 'label', 1),
      noted(shipments, 'label', element),
    ]);
    expect(possible.map((one) => one.toSorted())).toContainEqual(notes.toSorted());
  });
});

function noted(run: string, task: string, element: number): string {
  return JSON.stringify({ by: 'record', run, task, element });
}

function link(dag: string, path: string): string {
  return `http://localhost:8080/dags/${dag}/${path}`;
}

function about(dag: string, id: string, ...more: readonly string[]): readonly string[] {
  const isOrders = dag === 'orders';
  return [
    isOrders ? 'Owner: orders-team' : 'Owner: shipping',
    isOrders ? 'Tier: critical' : 'Tier: standard',
    `Run: ${id}`,
    ...more,
    'Slot: 2026-04-01T03:30:00+02:00',
    ...(isOrders ? ['Runbook: https://runbooks.example.com/orders?a=1&b={{ds}}'] : []),
  ];
}

function quoted(id: string): string {
  return encodeURIComponent(id);
}

function mail(owner: string, what: string, html: string): object {
  const recipients = [`${owner}@example.com`, 'leads@example.com'];
  return { recipients, subject: `${what} in only`, from: 'pipelines@example.com', html };
}

function paged(pipeline: string, message: string): object {
  return {
    by: 'pager',
    summary: `${pipeline} {{ it {`,
    severity: 'critical',
    details: { text: `<${message}>`, tags: ['a', 1, true] },
  };
}
