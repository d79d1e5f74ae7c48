import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../host/temporary_folder.ts';
import { readFlowchart } from '../oracles/mermaid.ts';
import { dagwright, type Answer } from './command_line.ts';

const shop = {
  'dagwright.yaml': 'kind: Project\nid: shop\nenvironments: [dev, prod]\n',
  'environments/dev/environment.yaml': 'kind: Environment\nid: dev\ntarget: { airflow: "3.3" }\n',
  'environments/prod/environment.yaml': 'kind: Environment\nid: prod\ntarget: { airflow: "3.3" }\n',
  'pipelines/orders.yaml': `kind: Pipeline
id: orders
schedule: { cron: "0 2 * * *", start: 2026-01-01 }
groups: { stage: {} }
tasks:
  extract: { type: noop, group: stage }
  load: { type: noop, after: [extract], when: all_done, produces: ["lake://orders"] }
  audit: { type: noop, after: [load], environments: [prod] }
`,
  'pipelines/marts.yaml': `kind: Pipeline
id: marts
schedule: { assets: { any: ["lake://orders"] } }
tasks: { build: { type: noop } }
`,
};

function graph(...argv: readonly string[]): Promise<Answer> {
  return dagwright(temporaryFolder(shop), ['graph', ...argv]);
}

test('the tasks of a pipeline are drawn as they are in the environment', async () => {
  const { code, stdout, stderr } = await graph('orders', '--env', 'dev');
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toBe(`flowchart LR
  accTitle: orders in dev
  n2["load<br/>noop"]
  subgraph g1["stage"]
    n1["extract<br/>noop"]
  end
  n1 -->|"all_done"| n2
`);
  expect((await readFlowchart((await graph('orders', '--env', 'prod')).stdout)).nodes).toHaveLength(3);
});

test('all pipelines are drawn with what connects them', async () => {
  const { stdout } = await graph('--all', '--env', 'prod');
  const { nodes, edges } = await readFlowchart(stdout);
  expect(nodes.map(({ text }) => text)).toEqual([
    'orders\n0 2 * * *, UTC',
    'lake://orders\nasset',
    'marts\non news of assets',
  ]);
  expect(edges.map(({ text }) => text)).toEqual(['starts', 'updates']);
});

test('the other formats', async () => {
  expect((await graph('orders', '--env', 'prod', '--format', 'dot')).stdout).toMatch(/^digraph "orders in prod" \{\n/u);
  expect((await graph('orders', '--env', 'prod', '--format', 'svg')).stdout).toMatch(/^<svg xmlns=/u);
});

const schema = JSON.parse(readFileSync('schema/report/graph.schema.json', 'utf8')) as object;
const isReport = new Ajv2020({ strict: true }).compile(schema);

test('for programs it has the form that is published', async () => {
  const one = JSON.parse((await graph('orders', '--env', 'prod', '--format', 'json')).stdout) as object;
  expect(one).toEqual({
    version: 1,
    environment: 'prod',
    pipeline: 'orders',
    nodes: [
      { id: 'extract', name: 'extract', kind: 'task', detail: 'noop', group: 'stage' },
      { id: 'load', name: 'load', kind: 'task', detail: 'noop', group: null },
      { id: 'audit', name: 'audit', kind: 'task', detail: 'noop', group: null },
    ],
    edges: [
      { from: 'extract', to: 'load', label: 'all_done' },
      { from: 'load', to: 'audit', label: null },
    ],
    groups: [{ id: 'stage', name: 'stage', parent: null }],
  });
  const all = JSON.parse((await graph('--all', '--env', 'prod', '--format', 'json')).stdout) as object;
  for (const report of [one, all]) expect([isReport(report), isReport.errors]).toEqual([true, null]);
  expect(isReport({ ...one, version: 2 })).toBe(false);
  expect(isReport({ ...one, extra: true })).toBe(false);
});

test.each([
  [[], 'dagwright: no pipeline is named.\n'],
  [['orders', '--all'], 'dagwright: either one pipeline is drawn, or --all of them.\n'],
  [['ordres'], 'dagwright: there is no pipeline "ordres". Did you mean "orders"?\n'],
])('%j is wrong usage', async (argv, message) => {
  const { code, stdout, stderr } = await graph(...argv, '--env', 'prod');
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr.slice(0, message.length)).toBe(message);
});

test('an environment that there is not is wrong usage', async () => {
  expect(await graph('--all', '--env', 'prd')).toEqual({
    code: 2,
    stdout: '',
    stderr: 'dagwright: the project has no environment "prd". Did you mean "prod"?\n  help: Environments: dev, prod.\n',
  });
});

test('a pipeline with mistakes is left out of the graph of all, which is said', async () => {
  const broken = { ...shop, 'pipelines/marts.yaml': 'kind: Pipeline\nid: marts\ntasks: { build: { type: nop } }\n' };
  const { code, stdout, stderr } = await dagwright(temporaryFolder(broken), ['graph', '--all', '--env', 'prod']);
  expect(code).toBe(1);
  expect((await readFlowchart(stdout)).nodes.map(({ text }) => text)).toEqual([
    'orders\n0 2 * * *, UTC',
    'lake://orders\nasset',
  ]);
  expect(stderr).toContain('pipelines/marts.yaml:3:25: error: ');
  expect(stderr).toMatch(/\nNot drawn, as they have mistakes: marts\.\n$/u);
  const alone = await dagwright(temporaryFolder(broken), ['graph', 'orders', '--env', 'prod']);
  expect(alone.code).toBe(0);
});

test('of a project that cannot be read, and of a pipeline with mistakes, nothing is drawn', async () => {
  const broken = { ...shop, 'dagwright.yaml': 'kind: Project\nid: [shop\n' };
  const none = await dagwright(temporaryFolder(broken), ['graph', '--all', '--env', 'prod']);
  expect([none.code, none.stdout]).toEqual([1, '']);
  expect(none.stderr).toContain('dagwright.yaml');
  const wrong = { ...shop, 'pipelines/marts.yaml': 'kind: Pipeline\nid: marts\ntasks: { build: { type: nop } }\n' };
  const alone = await dagwright(temporaryFolder(wrong), ['graph', 'marts', '--env', 'prod']);
  expect([alone.code, alone.stdout]).toEqual([1, '']);
});
