import { expect, test } from 'vitest';
import { environment, findings, project, type Files } from './project.ts';

const orders = 'pipelines/orders.yaml';
const prod = 'environments/prod/environment.yaml';
const overlay = 'environments/prod/overlays/orders.yaml';
const type = 'pipelines/types/invoice_query.yaml';

/** One misspelt name of each kind, and the name that is meant. */
const misspelt: readonly (readonly [string, Files, string])[] = [
  ['a key', changed(orders, 'query:', 'qurey:'), 'query'],
  ['a kind of document', changed(orders, 'kind: Pipeline', 'kind: Piepline'), 'Pipeline'],
  ['a type of task', changed(orders, 'type: bash', 'type: bahs'), 'bash'],
  ['an own type of task', changed('pipelines/shipments.yaml', 'invoice_query', 'invoice_qery'), 'invoice_query'],
  ['an input of an own type', changed('pipelines/shipments.yaml', 'query: SELECT', 'qery: SELECT'), 'query'],
  ['an input in its type', changed(type, 'input.limit', 'input.limt'), 'limit'],
  ['a type of a value', changed(type, 'type: integer', 'type: integr'), 'integer'],
  ['a value of an input', changed('pipelines/shipments.yaml', 'query:', 'mode: replce, query:'), 'replace'],
  ['a task that another comes after', changed(orders, '[extract]', '[extrat]'), 'extract'],
  ['a task of an overlay', inOverlay('tasks: { laod: { timeout: 5m } }'), 'load'],
  ['a task that an overlay deletes', inOverlay('tasks: { laod: { $delete: true } }'), 'load'],
  ['a pipeline', { [overlay]: 'kind: Overlay\npipeline: order\n' }, 'orders'],
  ['an environment', changed(orders, 'owner:', 'environments: [dev, prd]\nowner:'), 'prod'],
  ['an environment of a task', changed(orders, 'type: bash', 'type: bash, environments: [dev, stge, prod]'), 'stage'],
  ['the id of an environment', { [prod]: environment('prd', '2.11') }, 'prod'],
  ['an owner', changed(orders, 'sales-platform', 'sales-platfrom'), 'sales-platform'],
  [
    'a group',
    changed(orders, 'tasks:\n  extract: {', 'groups: { stage: {} }\ntasks:\n  extract: { group: stge,'),
    'stage',
  ],
  ['a zone', changed(orders, 'cron:', 'timezone: Europe/Berln, cron:'), 'Europe/Berlin'],
  ['a word of a list', changed(orders, 'type: bash', 'type: bash, when: all_don'), 'all_done'],
  [
    'a word that stands for a map',
    changed(orders, 'schedule: { cron: "30 2 * * *", start: 2026-01-01 }', 'schedule: manul'),
    'manual',
  ],
  ['a pool', changed(orders, 'pool: warehouse', 'pool: warhouse'), 'warehouse'],
  ['a connection', changed(orders, 'connection: warehouse', 'connection: warhouse'), 'warehouse'],
  [
    'a connection of a secret',
    { [prod]: environment('prod', '2.11').replace('variable: shop_token', 'connection: warhouse') },
    'warehouse',
  ],
  ['a connection in a reference', command('${{ connection.warhouse.id }}'), 'warehouse'],
  ['a variable', command('${{ var.lading }}'), 'landing'],
  [
    'a part of a variable',
    { ...command('${{ var.lake.buckt }}'), ...everywhere('hours: three', 'lake: { bucket: sales }') },
    'bucket',
  ],
  ['a secret', env('${{ secret.shop_tokn }}'), 'shop_token'],
  ['a stored value', env('${{ stored.limts }}'), 'limits'],
  ['a value of the run', command('${{ run.dat }}'), 'run.date'],
  ['a value of the pipeline', command('${{ pipeline.domian }}'), 'pipeline.domain'],
  ['a pipe', command('${{ run.date | fromat("%Y") }}'), 'format'],
  [
    'a parameter of SQL',
    changed(orders, 'SELECT 1', '"SELECT :dya"\n    parameters: { day: "${{ run.date }}" }'),
    'day',
  ],
  [
    'a typed value',
    changed(
      orders,
      'type: bash, command: extract-orders',
      'type: python, callable: a:b, arguments: { wait: { $durtion: 5m } }',
    ),
    '$duration',
  ],
];

function changed(path: string, from: string, to: string): Files {
  const text = project[path] ?? '';
  if (!text.includes(from)) throw new Error(`"${from}" is not in ${path}`);
  return { [path]: text.replace(from, to) };
}

function inOverlay(text: string): Files {
  return { [overlay]: `kind: Overlay\npipeline: orders\n${text}\n` };
}

function command(reference: string): Files {
  return changed(orders, 'command: extract-orders', `command: ${JSON.stringify(`extract ${reference}`)}`);
}

function env(reference: string): Files {
  return changed(orders, 'command: extract-orders', `command: extract, env: { VALUE: ${JSON.stringify(reference)} }`);
}

/** A change of all environments. */
function everywhere(from: string, to: string): Files {
  const paths = Object.keys(project).filter((path) => path.endsWith('environment.yaml'));
  return Object.fromEntries(paths.flatMap((path) => Object.entries(changed(path, from, to))));
}

test.each(misspelt)('a name that is misspelt is met with the one that is meant: %s', (_name, files, meant) => {
  const told = findings(files).match(/^\S+?: error: .*$/gmu) ?? [];
  expect(
    told.filter((line) => line.includes('Did you mean')).map((line) => /Did you mean (.*?)\?/u.exec(line)?.[1]),
  ).toEqual([`"${meant}"`]);
});
