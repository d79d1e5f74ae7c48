import { expect, test } from 'vitest';
import { changesOf, planned } from './planned.ts';
import { bookshop, edited } from './project.ts';

type Edit = Parameters<typeof edited>[0];

/** The changes of an edit, in prod. */
function inProd(edit: Edit, base = bookshop): ReturnType<typeof changesOf> {
  return changesOf(planned(base, edited(edit, base), ['prod']));
}

test('a task that only has another name is renamed, and what runs after it is not changed', () => {
  const found = inProd({
    'pipelines/orders.yaml': [
      ['  extract:', '  fetch:'],
      ['after: [extract]', 'after: [fetch]'],
    ],
  });
  expect(found).toMatchObject([{ path: 'tasks.fetch', before: 'extract', after: 'fetch', risk: 'medium' }]);
  expect(found[0]?.place).toMatchObject({ path: 'pipelines/orders.yaml', line: 8, column: 3 });
});

test('a task that is renamed and changed goes, and another comes', () => {
  const found = inProd({
    'pipelines/report.yaml': [
      ['  draw:', '  print:'],
      ['draw-report', 'print-report'],
    ],
  });
  const sides = found.map(({ path, before, after }) => `${path} ${before !== undefined} ${after !== undefined}`);
  expect(sides.toSorted()).toEqual(['tasks.draw true false', 'tasks.print false true']);
});

test('a pipeline that keeps its id in Airflow keeps its history', () => {
  const found = inProd({
    'pipelines/stock.yaml': [
      ['id: stock', 'id: stock_count'],
      ['tasks:', 'airflow: { dag_id: stock }\ntasks:'],
    ],
  });
  expect(found.find(({ path }) => path === 'id')).toMatchObject({ before: 'stock', after: 'stock_count', risk: 'low' });
});

test('a pipeline that is renamed is one unit, with its former name', () => {
  const plan = planned(bookshop, edited({ 'pipelines/stock.yaml': [['id: stock', 'id: counted']] }), ['prod']);
  expect(plan.units).toMatchObject([{ pipeline: 'counted', action: 'renamed', renamedFrom: 'stock' }]);
  expect(plan.environments).toMatchObject([{ added: 0, removed: 0, changed: 1 }]);
});

test('who waits for a pipeline is told when that one runs at other times', () => {
  const found = inProd({ 'pipelines/orders.yaml': [['30 4 * * *', '45 4 * * *']] });
  expect(found.map(({ path, touches }) => [path, touches])).toEqual([
    ['schedule.cron', 'prod: orders'],
    ['tasks.wait_for_orders', 'prod: report'],
  ]);
});

test('who waits for a pipeline is told nothing when that one only catches up from now on', () => {
  const found = inProd({ 'pipelines/orders.yaml': [['start: 2026-01-01', 'start: 2026-01-01, catchup: true']] });
  expect(found.map(({ path }) => path)).toEqual(['schedule.catchup']);
});

test('SQL that a task gives to a type of the organisation is told as other SQL', () => {
  const files = {
    'pipelines/types/table.yaml': `kind: TaskType
id: table
inputs: { query: { type: string, templated: true } }
task: { type: sql, connection: warehouse, query: "CREATE TABLE t AS \${{ input.query }}" }
`,
    'pipelines/marts.yaml': `kind: Pipeline
id: marts
schedule: manual
tasks: { fill: { type: table, query: SELECT amount FROM sales } }
`,
  };
  const found = inProd({ 'pipelines/marts.yaml': [['amount', 'amount / 100']] }, { ...bookshop, ...files });
  expect(found).toMatchObject([
    { path: 'tasks.fill.query', risk: 'high', effect: 'The next run of "fill" executes other SQL.' },
  ]);
});

test('what is put together from several layers is made where it was edited', () => {
  const base = edited({ 'dagwright.yaml': [['    owner:', '    schedule: { timezone: UTC }\n    owner:']] });
  const overlay =
    'kind: Overlay\npipeline: orders\ntasks:\n  audit:\n    $add: true\n    type: bash\n    command: audit-orders\n';
  const withOverlay = { ...base, 'environments/prod/overlays/orders.yaml': overlay };
  expect(inProd({ 'environments/prod/overlays/orders.yaml': null }, withOverlay)).toMatchObject([
    { path: 'tasks.audit', place: { path: 'environments/prod/overlays/orders.yaml', line: 6, isBefore: true } },
  ]);
  const manual = inProd(
    {
      'pipelines/stock.yaml': [
        ['{ cron: "0 * * * *", start: 2026-01-01 }', 'manual'],
        ['run.window_start', 'run.slot'],
      ],
    },
    base,
  );
  expect(manual.find(({ path }) => path === 'schedule')?.place).toMatchObject({
    path: 'pipelines/stock.yaml',
    line: 4,
  });
});

test('what goes is told apart where environments lose different things', () => {
  const marts = `kind: Pipeline
id: marts
schedule: manual
tasks: { fill: { type: bash, command: fill, produces: ["lake://\${{ env.id }}"] } }
`;
  const base = { ...bookshop, 'pipelines/marts.yaml': marts };
  const found = changesOf(planned(base, edited({ 'pipelines/marts.yaml': null }, base)));
  expect(new Set(found.map(({ touches, effect }) => `${touches} ${/"(.*)"/u.exec(effect)?.[1]}`))).toEqual(
    new Set(['dev: marts lake://dev', 'stage: marts lake://stage', 'prod: marts lake://prod']),
  );
});

test('what a name stands for in an environment touches the pipelines that use it, and no others', () => {
  const found = inProd({ 'environments/prod/environment.yaml': [['warehouse_prod', 'warehouse_eu']] });
  expect(found).toMatchObject([{ path: 'connections.warehouse.id', touches: 'prod: orders' }]);
});

test('another version of the target touches all pipelines of the environment', () => {
  const found = inProd({ 'environments/prod/environment.yaml': [['"2.11"', '"3.3"']] });
  expect(found).toMatchObject([{ path: 'target.airflow', touches: 'prod: orders, report, stock' }]);
});

test('where a layer goes, its own place made the change', () => {
  const overlay = 'kind: Overlay\npipeline: orders\ntasks:\n  load: { timeout: 50m }\n';
  const base = { ...bookshop, 'environments/prod/overlays/orders.yaml': overlay };
  expect(inProd({ 'environments/prod/overlays/orders.yaml': null }, base)).toMatchObject([
    {
      path: 'tasks.load.timeout',
      before: '50m',
      after: '30m',
      place: { path: 'environments/prod/overlays/orders.yaml', line: 4, column: 20, isBefore: true },
    },
  ]);
});

test('what SQL changes is told at its first line that differs', () => {
  const found = inProd({ 'pipelines/sql/load_orders.sql': [['amount\n', 'amount, currency\n']] });
  expect(found).toMatchObject([{ path: 'tasks.load.file', place: { path: 'pipelines/sql/load_orders.sql', line: 3 } }]);
});

test('a type of task of the organisation that changes touches all that are of it', () => {
  const base = {
    ...bookshop,
    'pipelines/types/count.yaml':
      'kind: TaskType\nid: count_rows\ninputs: { table: { type: string } }\ntask: { type: bash, command: "count ${{ input.table }}" }\n',
    'pipelines/a.yaml': 'kind: Pipeline\nid: a\ntasks: { one: { type: count_rows, table: x } }\n',
    'pipelines/b.yaml': 'kind: Pipeline\nid: b\ntasks: { two: { type: count_rows, table: y } }\n',
  };
  const found = inProd({ 'pipelines/types/count.yaml': [['"count ', '"count --all ']] }, base);
  expect(new Set(found.map(({ place }) => place?.path))).toEqual(new Set(['pipelines/types/count.yaml']));
  expect(found.flatMap(({ touches }) => touches.match(/\b[ab]\b/gu) ?? []).toSorted()).toEqual(['a', 'b']);
});

test.each([
  ['a comment', { 'pipelines/stock.yaml': `# counted\n${bookshop['pipelines/stock.yaml']}` }, 'only comments'],
  ['other quotes', { 'pipelines/stock.yaml': [['"0 * * * *"', "'0 * * * *'"]] }, 'only comments'],
  [
    'another order',
    {
      'pipelines/stock.yaml': [
        ['id: stock\ndescription: Counts the stock.', 'description: Counts the stock.\nid: stock'],
      ],
    },
    'only comments',
  ],
  ['who may be asked', { 'dagwright.yaml': [['orders@example.com', 'orders-team@example.com']] }, 'changes no run'],
  [
    'another folder',
    { 'pipelines/stock.yaml': null, 'pipelines/shop/stock.yaml': bookshop['pipelines/stock.yaml'] ?? '' },
    'was pipelines/stock.yaml before',
  ],
] as [string, Edit, string][])('%s changes no run, and that is said in a line', (_, edit, said) => {
  const plan = planned(bookshop, edited(edit));
  expect(plan).toMatchObject({ blocks: [], units: [], risk: undefined });
  expect(plan.withoutEffect).toEqual([expect.stringContaining(said)]);
});

test('environments that are gone, or new, have all of their pipelines so', () => {
  const project = edited({
    'dagwright.yaml': [['[dev, stage, prod]', '[dev, prod]']],
    'environments/stage/environment.yaml': null,
  });
  expect(planned(bookshop, project).environments).toMatchObject([
    { id: 'dev', removed: 0 },
    { id: 'prod', removed: 0 },
    { id: 'stage', pipelines: 0, removed: 3 },
  ]);
  expect(planned(project, bookshop).environments).toMatchObject([
    { id: 'dev' },
    { id: 'stage', added: 3 },
    { id: 'prod' },
  ]);
});
