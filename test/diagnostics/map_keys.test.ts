import { expect, test } from 'vitest';
import { builtins } from '../../src/builtins/index.ts';
import { compile } from '../../src/compile.ts';
import { environment, findings, project, snapshotWith, type Files } from './project.ts';

/** Names that every object of JavaScript has, as keys of a map. */
const keys = '__proto__: 1, constructor: 1';
const orders = 'pipelines/orders.yaml';
const dev = 'environments/dev/environment.yaml';
const type = 'pipelines/types/invoice_query.yaml';

/** One map of each kind that knows its keys. */
const closed: readonly (readonly [string, Files])[] = [
  ['the project', { 'dagwright.yaml': `${project['dagwright.yaml']}__proto__: 1\nconstructor: 1\n` }],
  ['owners.sales-platform', changed('dagwright.yaml', '{ contact:', `{ ${keys}, contact:`)],
  ['defaults', changed('dagwright.yaml', '  task: {', '  __proto__: 1\n  constructor: 1\n  task: {')],
  ['defaults.task', changed('dagwright.yaml', 'retries: 2', keys)],
  ['an environment', { [dev]: environment('dev', '3.3', '__proto__: 1\nconstructor: 1\n') }],
  ['target', changed(dev, 'airflow:', `${keys}, airflow:`)],
  ['a connection', changed(dev, 'id: wh_dev', `${keys}, id: wh_dev`)],
  ['a secret', changed(dev, 'variable: shop', `${keys}, variable: shop`)],
  ['a stored value', changed(dev, 'variable: order', `${keys}, variable: order`)],
  ['a pool', changed(dev, 'slots:', `${keys}, slots:`)],
  ['overrides', { [dev]: environment('dev', '3.3', `overrides: { ${keys} }\n`) }],
  ['overrides.task', { [dev]: environment('dev', '3.3', `overrides: { task: { ${keys} } }\n`) }],
  ['a pipeline', { [orders]: `${project[orders]}__proto__: 1\nconstructor: 1\n` }],
  ['schedule', changed(orders, 'cron:', `${keys}, cron:`)],
  ['a task', changed(orders, 'type: bash', `${keys}, type: bash`)],
  ['retries', changed(orders, 'type: bash', `retries: { ${keys} }, type: bash`)],
  [
    'an overlay',
    { 'environments/dev/overlays/orders.yaml': 'kind: Overlay\npipeline: orders\n__proto__: 1\nconstructor: 1\n' },
  ],
  [
    'a task of an overlay',
    { 'environments/dev/overlays/orders.yaml': `kind: Overlay\npipeline: orders\ntasks: { load: { ${keys} } }\n` },
  ],
  ['a task type', { [type]: `${project[type]}__proto__: 1\nconstructor: 1\n` }],
  ['an input', changed(type, 'type: integer', `${keys}, type: integer`)],
  ['the inputs of a task', changed('pipelines/shipments.yaml', 'destination:', `${keys}, destination:`)],
];

function changed(path: string, from: string, to: string): Files {
  const text = project[path] ?? '';
  if (!text.includes(from)) throw new Error(`"${from}" is not in ${path}`);
  return { [path]: text.replace(from, to) };
}

test.each(closed)('"__proto__" is no key, and "constructor" an unknown one: %s', (_name, files) => {
  const told = findings(files).match(/^\S+?: error: .*$/gmu) ?? [];
  expect(told.map((line) => line.replace(/^.*?error: /u, '').replace(/(?<="constructor") in ".*?"/u, ''))).toEqual([
    '"__proto__" cannot be a key. [reserved-key]',
    expect.stringMatching(/^Unknown key "constructor"\..*\[unknown-key\]$/u),
  ]);
});

test('"__proto__" is no id', () => {
  expect(
    findings({
      'dagwright.yaml': project['dagwright.yaml']?.replace('  sales-platform:', '  __proto__: {}\n  sales-platform:'),
      [dev]: environment('dev', '3.3')
        .replace('hours: three', '__proto__: 1')
        .replace('  warehouse: { id', '  __proto__: { id: wh, type: http }\n  warehouse: { id')
        .replace('  shop_token:', '  __proto__: { variable: a_token }\n  shop_token:')
        .replace('  limits:', '  __proto__: { variable: a }\n  limits:'),
      [orders]:
        'kind: Pipeline\nid: orders\ngroups: { __proto__: {} }\ntasks: { __proto__: { type: noop }, load: { type: noop } }\n',
      [type]: project[type]?.replace('inputs:', 'inputs:\n  __proto__: { type: string, optional: true }'),
    }),
  ).toBe(`
dagwright.yaml:5:3: error: "__proto__" cannot be a key. [reserved-key]
  5 |   __proto__: {}
    |   ^^^^^^^^^
  help: Choose another name.

environments/dev/environment.yaml:4:53: error: "__proto__" cannot be a key. [reserved-key]
  4 | variables: { landing: s3://lake, schema: sales_dev, __proto__: 1 }
    |                                                     ^^^^^^^^^
  help: Choose another name.

environments/dev/environment.yaml:6:3: error: "__proto__" cannot be a key. [reserved-key]
  6 |   __proto__: { id: wh, type: http }
    |   ^^^^^^^^^
  help: Choose another name.

environments/dev/environment.yaml:9:3: error: "__proto__" cannot be a key. [reserved-key]
  9 |   __proto__: { variable: a_token }
    |   ^^^^^^^^^
  help: Choose another name.

environments/dev/environment.yaml:12:3: error: "__proto__" cannot be a key. [reserved-key]
  12 |   __proto__: { variable: a }
     |   ^^^^^^^^^
  help: Choose another name.

pipelines/orders.yaml:3:11: error: "__proto__" cannot be a key. [reserved-key]
  3 | groups: { __proto__: {} }
    |           ^^^^^^^^^
  help: Choose another name.

pipelines/orders.yaml:4:10: error: "__proto__" cannot be a key. [reserved-key]
  4 | tasks: { __proto__: { type: noop }, load: { type: noop } }
    |          ^^^^^^^^^
  help: Choose another name.

pipelines/types/invoice_query.yaml:4:3: error: "__proto__" cannot be a key. [reserved-key]
  4 |   __proto__: { type: string, optional: true }
    |   ^^^^^^^^^
  help: Choose another name.
`);
});

test('"constructor" names things like any other word, where names are free', () => {
  const own = environment('dev', '3.3')
    .replace('hours: three', 'constructor: { constructor: three }')
    .replace('  warehouse: { id', '  constructor: { id: wh_constructor, type: postgres }\n  warehouse: { id')
    .replace('  shop_token:', '  constructor: { variable: a_token }\n  shop_token:')
    .replace('  limits:', '  constructor: { variable: a_limit }\n  limits:')
    .replace('  warehouse: { slots', '  constructor: { slots: 3 }\n  warehouse: { slots');
  const made = compiled({
    'dagwright.yaml': project['dagwright.yaml']
      ?.replace('[dev, stage, prod]', '[dev]')
      .replace('  sales-platform:', '  constructor: {}\n  sales-platform:'),
    [dev]: own,
    'environments/stage/environment.yaml': undefined,
    'environments/prod/environment.yaml': undefined,
    'pipelines/types/constructor.yaml':
      'kind: TaskType\nid: constructor\ninputs: { constructor: { type: string } }\ntask: { type: bash, command: "echo ${{ input.constructor }}" }\n',
    [orders]: `kind: Pipeline
id: constructor
owner: constructor
groups: { stage: { groups: { constructor: {} } } }
tasks:
  constructor: { type: constructor, constructor: bills, pool: constructor, group: stage.constructor }
  load:
    type: sql
    after: [constructor]
    connection: constructor
    query: SELECT :constructor
    parameters: { constructor: "\${{ var.constructor.constructor }}" }
    pool: constructor
  score:
    type: python
    callable: sales.scoring:score
    arguments: { constructor: { constructor: "\${{ stored.constructor }}" } }
  send:
    type: bash
    command: send
    env: { constructor: "\${{ secret.constructor }}" }
`,
  });
  const lines = made.get('generated/dev/dags/constructor.py')?.split('\n') ?? [];
  expect(`\n${lines.filter((line) => line.includes('constructor')).join('\n')}\n`).toBe(`
"""constructor, for dev on Airflow 3.3.
def _score(constructor):
    return score(constructor=constructor)
    dag_id="constructor",
# constructor
Owner: constructor. Tier: standard.
        "owner": "constructor",
        with TaskGroup(group_id="stage__constructor", prefix_group_id=False):
            constructor = BashOperator(
                task_id="constructor",
                pool="constructor",
        conn_id="wh_constructor",
        sql="SELECT %(constructor)s",
        parameters={"constructor": "three"},
        pool="constructor",
        op_kwargs={"constructor": {"constructor": "{{ var.value.a_limit }}"}},
        env={"constructor": "{{ var.value.a_token }}"},
    constructor >> load
`);
});

function compiled(files: Files): ReadonlyMap<string, string> {
  const made = new Map<string, string>();
  const { diagnostics } = compile(snapshotWith(files), builtins, ({ path, text }) => made.set(path, text));
  expect(diagnostics.map(({ message }) => message)).toEqual([]);
  return made;
}
