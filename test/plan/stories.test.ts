import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dagwright } from '../cli/command_line.ts';
import { temporaryFolder } from '../host/temporary_folder.ts';
import { bookshop, edited } from './project.ts';
import { change, repository } from './repository.ts';

/** What a pull request changes, by the name of its story. */
const stories: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'new-pipeline': edited({
    'pipelines/returns.yaml': `kind: Pipeline
id: returns
description: Loads the returns of a day.
schedule: { cron: "15 5 * * *", timezone: Europe/Berlin, start: 2026-11-01, catchup: true }
tasks:
  load:
    type: bash
    command: load-returns --day \${{ run.date }}
`,
  }),
  'retries-in-defaults': edited({ 'dagwright.yaml': [['count: 2', 'count: 4']] }),
  'cron-moved': edited({ 'pipelines/orders.yaml': [['30 4 * * *', '30 5 * * *']] }),
  'catchup-on': edited({ 'pipelines/stock.yaml': [['start: 2026-01-01', 'start: 2026-01-01, catchup: true']] }),
  'dependency-removed': edited({ 'pipelines/orders.yaml': [['    after: [extract]\n', '']] }),
  'sql-changed': edited({
    'pipelines/sql/load_orders.sql': [['SELECT order_id, day, amount', 'SELECT order_id, day, amount * 100']],
  }),
  'connection-of-prod': edited({ 'environments/prod/environment.yaml': [['warehouse_prod', 'warehouse_eu']] }),
  'pipeline-deleted': edited({ 'pipelines/stock.yaml': null }),
  'pipeline-renamed': edited({ 'pipelines/stock.yaml': [['id: stock', 'id: stock_count']] }),
  'airflow-upgraded': edited({ 'environments/prod/environment.yaml': [['"2.11"', '"3.3"']] }),
};

const formats = { text: 'txt', markdown: 'md' } as const;

test.each(Object.keys(stories))('a reviewer is told what happens: %s', async (story) => {
  const folder = repository(bookshop);
  change(folder, bookshop, stories[story] ?? {});
  for (const [format, ending] of Object.entries(formats)) {
    const argv = ['plan', '--base', 'main', '--now', '2026-11-23T12:00:00Z', '--format', format];
    const { code, stdout, stderr } = await dagwright(folder, argv);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    await expect(stdout).toMatchFileSnapshot(`golden/${story}.${ending}`);
  }
});

test.each(Object.keys(stories))('what is printed from JSON is what the plan itself prints: %s', async (story) => {
  const folder = repository(bookshop);
  change(folder, bookshop, stories[story] ?? {});
  const made = ['--base', 'main', '--now', '2026-11-23T12:00:00Z'];
  const json = await everyForm(folder, made);
  const elsewhere = temporaryFolder({ 'plan.json': json['json'] ?? '' });
  expect(await everyForm(elsewhere, ['--from-json', 'plan.json'])).toEqual(json);
});

/** A plan in every form, and with colours. */
async function everyForm(folder: string, argv: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const forms: Record<string, string> = {};
  for (const format of ['text', 'markdown', 'json'])
    forms[format] = (await dagwright(folder, ['plan', ...argv, '--format', format])).stdout;
  const page = ['--html', 'plan.html'];
  forms['colours'] = (await dagwright(folder, ['plan', ...argv, ...page], { isTerminal: true })).stdout;
  forms['page'] = readFileSync(join(folder, 'plan.html'), 'utf8');
  return forms;
}
