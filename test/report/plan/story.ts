import type { Plan } from '../../../src/model/plan.ts';
import { hostileTexts } from './hostile_texts.ts';
import { blockOf, changeOf, comparison, consequenceOf, daily, graphOf, planOf, sideOf, unitOf } from './plans.ts';

/** Gives the names and texts of users: a test can give others. */
export type Words = (word: string) => string;

/** A cron that is moved, a task that is added, a default that is raised, a pipeline that is renamed, one that goes. */
export function story(words: Words = (word) => word): Plan {
  const [orders, stock, invoices, bills] = ['orders', 'stock', 'invoices', 'bills'].map(words);
  const names = { orders: orders ?? '', stock: stock ?? '', invoices: invoices ?? '', bills: bills ?? '' };
  const moved = comparison(daily(2), daily(4));
  return planOf({
    base: sideOf({ name: words('the merge base with main'), commit: '9d01e77aa0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5' }),
    head: sideOf({ name: words('the working tree') }),
    units: [
      unitOf({ pipeline: names.orders, risk: 'critical', runs: moved, graph: () => graphOf(words('Orders')) }),
      unitOf({ pipeline: names.invoices, renamedFrom: names.bills, action: 'renamed', graph: () => withTask(words) }),
      unitOf({ pipeline: names.stock, risk: 'medium', environment: 'dev', action: 'removed' }),
      unitOf({ pipeline: names.orders, risk: 'low', environment: 'dev' }),
    ],
    blocks: [movedCron(names.orders, words), renamed(names.invoices, words), raisedDefault(names, words)],
    withoutEffect: [words('pipelines/sales/orders.yaml: only the order of keys differs.')],
  });
}

/** The story with other texts in place of the users' words, as often as it takes until each text was one of them. */
export function hostileStories(): readonly { readonly plan: Plan; readonly given: ReadonlyMap<string, string> }[] {
  const texts = [...new Set(hostileTexts)].filter((text) => !/[\n\r]/u.test(text.trim()));
  const stories = [];
  for (let next = 0; next < texts.length;) {
    const given = new Map<string, string>();
    const plan = story((word) => {
      const text = given.get(word) ?? texts[next++ % texts.length] ?? '';
      given.set(word, text);
      return text;
    });
    stories.push({ plan, given });
  }
  return stories;
}

function withTask(words: Words): ReturnType<typeof graphOf> {
  return graphOf(words('Invoices'), words('validate_invoices'));
}

function movedCron(orders: string, words: Words): Plan['blocks'][number] {
  const touches = [{ environment: 'prod', pipelines: [orders] }];
  return blockOf({
    touches,
    risk: 'critical',
    changes: [
      changeOf({
        path: words('schedule.cron'),
        before: words('0 2 * * *'),
        after: words('0 4 * * *'),
        effect: words('Runs are due at 04:00 in place of 02:00.'),
        risk: 'high',
        reason: words('the data of a run is another'),
        place: { path: words('pipelines/sales/orders.yaml'), line: 7, column: 9 },
      }),
      changeOf({ path: 'schedule', before: null, after: { zone: words('Europe/Berlin') } }),
    ],
    consequences: [
      consequenceOf({
        kind: 'data-never',
        text: words('The data from 02:00 to 04:00 of 2026-11-24 is never loaded.'),
        risk: 'critical',
        reason: words('nobody loads it later'),
        touches,
      }),
    ],
  });
}

function renamed(invoices: string, words: Words): Plan['blocks'][number] {
  return blockOf({
    touches: [{ environment: 'prod', pipelines: [invoices] }],
    risk: 'high',
    changes: [
      {
        path: '',
        effect: words('Airflow knows it as another DAG: its runs and the state of its tasks are lost.'),
        risk: 'high',
        reason: words('with catchup all runs would be made again'),
      },
      changeOf({
        path: words('tasks.load.query'),
        before: `insert into invoices\nselect * from ${words('landing')}\nwhere day = :day\n`,
        after: `insert into invoices\nselect id, amount from ${words('landing2')}\nwhere day = :day\n`,
      }),
    ],
  });
}

function raisedDefault({ stock, orders }: { stock: string; orders: string }, words: Words): Plan['blocks'][number] {
  return blockOf({
    touches: [
      { environment: 'dev', pipelines: [orders, stock] },
      { environment: 'prod', pipelines: [orders, stock] },
    ],
    risk: 'medium',
    changes: [
      changeOf({
        path: words('tasks.load.retries.count'),
        reason: words('more tries hide mistakes for longer'),
        place: { path: words('dagwright.yaml'), line: 22, column: 7, isBefore: true },
      }),
    ],
  });
}
