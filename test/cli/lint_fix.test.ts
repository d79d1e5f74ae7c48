import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../host/temporary_folder.ts';
import { dagwright } from './command_line.ts';
import { environment } from './shop.ts';

const pipeline = `# Loads the orders.
id: orders
kind: Pipeline
schedule: { cron: "30 2 * * *", start: 2026-01-01 } # after the export
tasks:
  load:
    type: bash
    command: load-orders
    retries:
      count: 4   # the source is often away
      delay: 5m
`;

const overlay = `kind: Overlay
pipeline: orders
tasks:
  load:
    retries: { count: 6, delay: 5m } # prod waits longer
`;

const shop = {
  'dagwright.yaml': `kind: Project
id: shop
environments: [dev, prod]
lint:
  rules: { zone-missing: warning, overlay-without-effect: warning, backoff-constant: warning, owner-missing: off, timeout-missing: off, retries-many: off, retry-delay-tiny: off, runbook-missing: off, run-timeout-missing: off, description-empty: off }
`,
  'environments/dev/environment.yaml': environment('dev', '3.3', 2),
  'environments/prod/environment.yaml': environment('prod', '2.11', 8),
  'environments/prod/overlays/orders.yaml': overlay,
  'pipelines/orders.yaml': pipeline,
};

const start = 'kind: Pipeline\nid: orders\nschedule: manual\n';
const { 'environments/prod/overlays/orders.yaml': _, ...orders } = shop;

test('safe fixes change only the lines concerned, and are told; the rest is told as before', async () => {
  const folder = temporaryFolder(shop);
  const { stderr, stdout } = await dagwright(folder, ['lint', '--fix']);
  expect(stderr.split('\n').filter((line) => line.startsWith('  fixed'))).toEqual([
    '  fixed  environments/prod/overlays/orders.yaml: removed tasks.load.retries.delay (overlay-without-effect)',
    '  fixed  pipelines/orders.yaml: wrote schedule.timezone: UTC (zone-missing)',
  ]);
  expect(stdout).toContain('backoff-constant');
  expect(stdout).not.toContain('zone-missing');
  expect(textOf(folder, 'pipelines/orders.yaml')).toBe(
    pipeline.replace('start: 2026-01-01 }', 'start: 2026-01-01, timezone: UTC }'),
  );
  expect(textOf(folder, 'environments/prod/overlays/orders.yaml')).toBe(overlay.replace(', delay: 5m', ''));
});

test('a second time nothing is written', async () => {
  const folder = temporaryFolder(shop);
  await dagwright(folder, ['lint', '--fix']);
  const path = join(folder, 'pipelines/orders.yaml');
  const before = statSync(path);
  expect((await dagwright(folder, ['lint', '--fix'])).stderr).not.toContain('fixed');
  expect(statSync(path).ino).toBe(before.ino);
});

test('what changes runs is written only where that is asked for', async () => {
  const folder = temporaryFolder(shop);
  const { stderr } = await dagwright(folder, ['lint', '--fix-unsafe']);
  expect(stderr).toContain('pipelines/orders.yaml: wrote tasks.load.retries.backoff: exponential (backoff-constant)');
  expect(textOf(folder, 'pipelines/orders.yaml')).toContain('      delay: 5m\n      backoff: exponential\n');
});

test('what is waived stays as it is, and so does a byte order mark', async () => {
  const folder = temporaryFolder(shop);
  const waiver = 'waivers: [{ rule: zone-missing, reason: Everybody here means UTC., until: 2099-12-31 }]\n';
  writeFileSync(join(folder, 'pipelines/orders.yaml'), `\uFEFF${pipeline}${waiver}`);
  await dagwright(folder, ['lint', '--fix-unsafe']);
  const after = textOf(folder, 'pipelines/orders.yaml');
  expect(after).toBe(
    `\uFEFF${pipeline.replace('      delay: 5m\n', '      delay: 5m\n      backoff: exponential\n')}${waiver}`,
  );
});

test('retries that all tasks have are taken from one task where it is not idempotent', async () => {
  const tasks = `task_defaults: { retries: 2 }
tasks:
  extract: { type: bash, command: extract-orders }
  mail: { type: bash, command: mail-orders, idempotent: false } # customers read it
  pay:
    type: bash
    command: pay-orders
    idempotent: false
    retries: 3 # the bank is often away
  book:
    type: bash
    command: book-orders
    idempotent: false
    retries:
      delay: 1m
`;
  const folder = temporaryFolder({ ...orders, 'pipelines/orders.yaml': `${start}${tasks}` });
  expect((await dagwright(folder, ['lint', '--fix'])).stderr).not.toContain('fixed');
  const { stderr, stdout } = await dagwright(folder, ['lint', '--fix-unsafe']);
  expect(stderr.split('\n').filter((line) => line.startsWith('  fixed'))).toEqual([
    '  fixed  pipelines/orders.yaml: wrote tasks.book.retries.count: 0 (retries-not-idempotent)',
    '  fixed  pipelines/orders.yaml: wrote tasks.mail.retries: 0 (retries-not-idempotent)',
    '  fixed  pipelines/orders.yaml: wrote tasks.pay.retries: 0 (retries-not-idempotent)',
  ]);
  expect(stdout).not.toContain('retries-not-idempotent');
  expect((await dagwright(folder, ['lint', '--fix-unsafe'])).stderr).not.toContain('fixed');
  const fixed = tasks
    .replace('idempotent: false }', 'idempotent: false, retries: 0 }')
    .replace('retries: 3', 'retries: 0')
    .replace('      delay: 1m\n', '      delay: 1m\n      count: 0\n');
  expect(textOf(folder, 'pipelines/orders.yaml')).toBe(`${start}${fixed}`);
});

test('waivers that are of no use are taken out, and what is left stays as it was written', async () => {
  const waivers = `# Ask again in spring.
waivers:
  - { rule: runbook-missing, reason: It has none so far., until: 2099-12-31 } # one
  - rule: zone-missing # of use
    reason: Everybody here means UTC.
    until: 2099-12-31
  - { rule: owner-missing, reason: Nobody wants it., until: 2099-12-31 } # three
`;
  const tasks = `tasks:
  load:
    type: bash
    command: load-orders
    waivers: # all of them are old
      - { rule: timeout-missing, reason: It never hangs., until: 2099-12-31 }
      - { rule: retries-many, reason: It is often away., until: 2099-12-31 }
    # the end
`;
  const head = 'kind: Pipeline\nid: orders\nschedule: { cron: "30 2 * * *", start: 2026-01-01 }\n';
  const folder = temporaryFolder({ ...orders, 'pipelines/orders.yaml': `${head}${waivers}${tasks}` });
  const { stderr } = await dagwright(folder, ['lint', '--fix']);
  expect(stderr.split('\n').filter((line) => line.startsWith('  fixed'))).toEqual([
    '  fixed  pipelines/orders.yaml: removed waivers.0 (waiver-unused)',
    '  fixed  pipelines/orders.yaml: removed waivers.2 (waiver-unused)',
    '  fixed  pipelines/orders.yaml: removed tasks.load.waivers.0 (waiver-unused)',
    '  fixed  pipelines/orders.yaml: removed tasks.load.waivers.1 (waiver-unused)',
  ]);
  expect(textOf(folder, 'pipelines/orders.yaml')).toBe(
    `${head}${waivers.replaceAll(/.*(?:one|three)\n/gu, '')}${tasks.replace(/    waivers[^]*(?=    # the end)/u, '')}`,
  );
  expect((await dagwright(folder, ['lint', '--fix'])).stderr).not.toContain('fixed');
});

test('where an environment sets the retries, nothing is written that would not hold there', async () => {
  const folder = temporaryFolder({
    ...orders,
    'pipelines/orders.yaml': `${start}tasks:\n  pay: { type: bash, command: pay-orders, idempotent: false }\n`,
    'environments/prod/overlays/orders.yaml': 'kind: Overlay\npipeline: orders\ntask_defaults: { retries: 4 }\n',
  });
  const { stderr } = await dagwright(folder, ['lint', '--fix-unsafe']);
  expect(stderr).not.toContain('fixed');
  expect(stderr).toContain('environments/prod/overlays/orders.yaml:3:27: warning: The task "pay" says that it is not');
});

function textOf(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}
