import { expect, test } from 'vitest';
import { temporaryFolder } from '../host/temporary_folder.ts';
import { pipelineOf, projectOf } from '../lint/linted.ts';
import { dagwright } from './command_line.ts';

function waiver(rule: string, until: string, more = ''): string {
  return `waivers: [{ rule: ${rule}, reason: The vendor gives no bound., until: ${until}${more} }]\n`;
}

const files = projectOf('', {
  marts: pipelineOf('marts', waiver('timeout-missing', '2026-03-27')),
  orders: `kind: Pipeline
id: orders
${waiver('owner-missing', '2026-03-29', ', ticket: DATA-7')}tasks:
  load:
    type: noop
    ${waiver('timeout-missing', '2026-02-30')}  ship:
    type: noop
    ${waiver('timeout-missing', '2027-03-28')}`,
});

test('waivers are listed with what they say, and how long they hold yet', async () => {
  expect(await dagwright(temporaryFolder(files), ['lint', '--waivers'])).toEqual({
    code: 0,
    stdout: `rule             of           until       left         ticket  where                     reason
timeout-missing  marts        2026-03-27  over                 pipelines/marts.yaml:3    The vendor gives no bound.
owner-missing    orders       2026-03-29  1 day        DATA-7  pipelines/orders.yaml:3   The vendor gives no bound.
timeout-missing  orders.load  2026-02-30  no such day          pipelines/orders.yaml:7   The vendor gives no bound.
timeout-missing  orders.ship  2027-03-28  365 days             pipelines/orders.yaml:10  The vendor gives no bound.

4 waivers, 2 over.
`,
    stderr: '',
  });
});

test('on its last day a waiver has 0 days left', async () => {
  const { stdout } = await dagwright(temporaryFolder(files), ['lint', '--waivers', '--today', '2026-03-29']);
  expect(stdout).toContain('owner-missing    orders       2026-03-29  0 days ');
});

test('a program is given them as JSON', async () => {
  const { code, stdout } = await dagwright(temporaryFolder(files), ['lint', '--waivers', '--format', 'json']);
  const report = JSON.parse(stdout) as { waivers: readonly unknown[] };
  expect(code).toBe(0);
  expect(report).toMatchObject({ version: 1, today: '2026-03-28' });
  expect(report.waivers).toHaveLength(4);
  expect(report.waivers[1]).toEqual({
    rule: 'owner-missing',
    pipeline: 'orders',
    task: null,
    reason: 'The vendor gives no bound.',
    until: '2026-03-29',
    daysLeft: 1,
    ticket: 'DATA-7',
    file: 'pipelines/orders.yaml',
    line: 3,
    column: 19,
  });
});

test('where nothing is waived, that is said', async () => {
  const folder = temporaryFolder(projectOf('', { orders: pipelineOf('orders', '') }));
  expect(await dagwright(folder, ['lint', '--waivers'])).toMatchObject({ code: 0, stdout: 'Nothing is waived.\n' });
});
