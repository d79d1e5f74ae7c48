import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { child } from '../../src/tree/tree.ts';
import { compiled, environment, orders, overlay, type Files } from './repository.ts';

/** The places that can set a key of a task of the organisation's type `invoice_query`, lowest first. */
const places = [
  'project defaults.task',
  'task of the outer folder',
  'task of the folder',
  'extended environment defaults.task',
  'environment defaults.task',
  'project defaults.task_types.native',
  'task_types.native of the outer folder',
  'task_types.native of the folder',
  'extended environment defaults.task_types.native',
  'environment defaults.task_types.native',
  'the type’s own task',
  'project defaults.task_types.invoice_query',
  'task_types.invoice_query of the outer folder',
  'task_types.invoice_query of the folder',
  'extended environment defaults.task_types.invoice_query',
  'environment defaults.task_types.invoice_query',
  'task_defaults of the pipeline',
  'task_defaults of the overlay',
  'the task',
  'extended environment overrides.task',
  'environment overrides.task',
  'the overlay’s keys of the task',
] as const;

/** A repository in which each of these places sets `priority`, to its number in the list from 10 on. */
function layered(used: readonly string[]): Files {
  const at = (place: (typeof places)[number]): string =>
    used.includes(place) ? `{ priority: ${places.indexOf(place) + 10} }` : '{ }';
  return {
    'dagwright.yaml': `kind: Project
id: commerce
environments: [prod]
defaults:
  task: ${at('project defaults.task')}
  task_types: { native: ${at('project defaults.task_types.native')}, invoice_query: ${at('project defaults.task_types.invoice_query')} }
`,
    'pipelines/_defaults.yaml': `kind: Defaults
task: ${at('task of the outer folder')}
task_types: { native: ${at('task_types.native of the outer folder')}, invoice_query: ${at('task_types.invoice_query of the outer folder')} }
`,
    'pipelines/sales/_defaults.yaml': `kind: Defaults
task: ${at('task of the folder')}
task_types: { native: ${at('task_types.native of the folder')}, invoice_query: ${at('task_types.invoice_query of the folder')} }
`,
    'environments/dev/environment.yaml': undefined,
    'environments/cloud/environment.yaml': `kind: Environment
id: cloud
defaults:
  task: ${at('extended environment defaults.task')}
  task_types: { native: ${at('extended environment defaults.task_types.native')}, invoice_query: ${at('extended environment defaults.task_types.invoice_query')} }
overrides: { task: ${at('extended environment overrides.task')} }
`,
    'environments/prod/environment.yaml': environment(
      'prod',
      '2.11',
      `extends: cloud
defaults:
  task: ${at('environment defaults.task')}
  task_types: { native: ${at('environment defaults.task_types.native')}, invoice_query: ${at('environment defaults.task_types.invoice_query')} }
overrides: { task: ${at('environment overrides.task')} }
`,
    ),
    'pipelines/types/invoice_query.yaml': `kind: TaskType
id: invoice_query
task: { type: native, class: billing.operators.QueryOperator, ${at('the type’s own task').slice(2)}
`,
    'pipelines/orders.yaml': undefined,
    'pipelines/sales/orders.yaml': `kind: Pipeline
id: orders
task_defaults: ${at('task_defaults of the pipeline')}
tasks: { load: { type: invoice_query, ${at('the task').slice(2)} }
`,
    ...overlay(`task_defaults: ${at('task_defaults of the overlay')}
tasks: { load: ${at('the overlay’s keys of the task')} }
`),
  };
}

describe('the nine positions of a task', () => {
  test('without any layer a key has the default of the schema', () => {
    const { findings, task } = compiled(layered([]));
    expect(findings).toEqual([]);
    expect(task('prod', 'load').priority).toBe(1);
  });

  test.each(places.map((place, index) => [place, index] as const))('%s lies over all places below it', (_, index) => {
    const { findings, task } = compiled(layered(places.slice(0, index + 1)));
    expect(findings).toEqual([]);
    expect(task('prod', 'load').priority).toBe(index + 10);
  });

  test('of any places the highest wins, and what it replaced is remembered down to the lowest', () => {
    fc.assert(
      fc.property(fc.subarray([...places], { minLength: 1 }), (used) => {
        const { task } = compiled(layered(used));
        const chain: unknown[] = [];
        for (let at = child(task('prod', 'load').tree, 'priority'); at !== undefined; at = at.replaced)
          chain.push(at.kind === 'leaf' ? at.value : at);
        expect(chain).toEqual(used.map((place) => places.indexOf(place) + 10).toReversed());
      }),
    );
  });

  test('an own task of the type keeps what it says against the defaults of its builtin type', () => {
    const { task } = compiled({
      'dagwright.yaml': `kind: Project
id: commerce
environments: [dev, prod]
defaults: { task_types: { native: { retries: { count: 1, delay: 1m } } } }
`,
      'pipelines/types/invoice_query.yaml': `kind: TaskType
id: invoice_query
task: { type: native, class: billing.operators.QueryOperator, retries: { count: 4 } }
`,
      'pipelines/orders.yaml': 'kind: Pipeline\nid: orders\ntasks: { load: { type: invoice_query } }\n',
    });
    expect(task('dev', 'load').retries).toEqual({ count: 4, delay: 60, backoff: 'constant' });
  });
});

const sqlDefaults = `kind: Project
id: commerce
environments: [dev, prod]
defaults:
  task: { skip_exit_code: 99, connection: warehouse, retries: 2 }
`;

describe('what speaks to all tasks', () => {
  test('a default for a key that a type lacks is skipped for that type', () => {
    const { findings, task } = orders(
      `tasks:
  extract: { type: bash, command: extract-orders }
  load: { type: sql, query: SELECT 1 }
`,
      { 'dagwright.yaml': sqlDefaults },
    );
    expect(findings).toEqual([]);
    expect(task('dev', 'extract').operation).toMatchObject({ kind: 'shell', skipExitCode: 99 });
    expect(task('dev', 'load').operation).toMatchObject({ kind: 'sql', connection: { id: 'wh_dev' } });
  });

  test('a default of `task_defaults` and an override of the environment are skipped likewise', () => {
    const { findings, task } = orders(
      `task_defaults: { connection: warehouse }
tasks:
  extract: { type: bash, command: extract-orders }
  load: { type: sql, query: SELECT 1 }
`,
      {
        'environments/prod/environment.yaml': environment(
          'prod',
          '2.11',
          'overrides: { task: { connection: archive, skip_exit_code: 7 } }\n',
        ),
      },
    );
    expect(findings).toEqual([]);
    expect(task('dev', 'load').operation).toMatchObject({ connection: { id: 'wh_dev' } });
    expect(task('prod', 'load').operation).toMatchObject({ connection: { id: 'archive_prod' } });
    expect(task('prod', 'extract').operation).toMatchObject({ skipExitCode: 7 });
  });

  test('a deletion in an override is skipped for tasks that have no such key', () => {
    const { findings, task } = orders(
      `tasks:
  extract: { type: bash, command: extract-orders, skip_exit_code: 99, pool: loads }
  load: { type: noop }
`,
      {
        'environments/prod/environment.yaml': environment(
          'prod',
          '2.11',
          'overrides: { task: { skip_exit_code: { $delete: true }, pool: { $delete: true } } }\n',
        ),
      },
    );
    expect(findings).toEqual([]);
    expect(task('dev', 'extract')).toMatchObject({
      pool: { name: 'loads', slots: 1 },
      operation: { skipExitCode: 99 },
    });
    expect(task('prod', 'extract').pool).toBeUndefined();
    expect(task('prod', 'extract').operation).not.toHaveProperty('skipExitCode');
  });

  test.each([
    [
      'project defaults.task_types',
      { 'dagwright.yaml': withDefaults('task: { pool: loads }\n  task_types: { noop: { pool: { $delete: true } } }') },
    ],
    [
      'environment defaults.task',
      {
        'dagwright.yaml': withDefaults('task: { pool: loads }'),
        'environments/dev/environment.yaml': environment(
          'dev',
          '3.3',
          'defaults: { task: { pool: { $delete: true } } }\n',
        ),
      },
    ],
    [
      'task_defaults',
      {
        'dagwright.yaml': withDefaults('task: { pool: loads }'),
        'pipelines/orders.yaml':
          'kind: Pipeline\nid: orders\ntask_defaults: { pool: { $delete: true } }\ntasks: { load: { type: noop } }\n',
      },
    ],
    [
      'the task',
      {
        'dagwright.yaml': withDefaults('task: { pool: loads }'),
        'pipelines/orders.yaml':
          'kind: Pipeline\nid: orders\ntasks: { load: { type: noop, pool: { $delete: true } } }\n',
      },
    ],
    [
      'an own type',
      {
        'dagwright.yaml': withDefaults('task: { pool: loads }'),
        'pipelines/types/mark.yaml': 'kind: TaskType\nid: mark\ntask: { type: noop, pool: { $delete: true } }\n',
        'pipelines/orders.yaml': 'kind: Pipeline\nid: orders\ntasks: { load: { type: mark } }\n',
      },
    ],
  ])('a deletion in %s unsets what a lower position gives', (_, files: Files) => {
    const { findings, task } = compiled(files);
    expect(findings).toEqual([]);
    expect(task('dev', 'load').pool).toBeUndefined();
  });

  test('a default for a key that no type has is an error where it stands, once', () => {
    expect(orders('task_defaults: { retires: 3 }\ntasks: { load: { type: noop } }\n').findings).toEqual([
      'pipelines/orders.yaml:3:18 unknown-key → retries',
    ]);
  });

  test.each(['after: [load]', 'type: noop', 'when: all_done', 'group: stage', 'environments: [dev]'])(
    'never a default: `%s`',
    (key) => {
      const refused = 'no-default';
      const lines = {
        'environments/prod/environment.yaml': environment('prod', '2.11', `overrides: { task: { ${key} } }\n`),
      };
      expect(compiled({ 'dagwright.yaml': withDefaults(`task: { ${key} }`) }).findings).toEqual([
        `dagwright.yaml:5:11 ${refused}`,
      ]);
      expect(compiled(lines).findings).toEqual([`environments/prod/environment.yaml:14:22 ${refused}`]);
      expect(orders(`task_defaults: { ${key} }\ntasks: { load: { type: noop } }\n`).findings).toEqual([
        `pipelines/orders.yaml:3:18 ${refused}`,
      ]);
    },
  );

  test('defaults of a type that does not exist are an error with the nearest type', () => {
    expect(compiled({ 'dagwright.yaml': withDefaults('task_types: { sgl: { pool: loads } }') }).findings).toEqual([
      'dagwright.yaml:5:17 unknown-task-type → sql',
    ]);
  });

  test('a wrong value of a default is told once, where it stands, however many tasks it reaches', () => {
    const tasks = 'tasks:\n  extract: { type: noop }\n  load: { type: noop, after: [extract] }\n';
    expect(orders(tasks, { 'dagwright.yaml': withDefaults('task: { pool: loats }') }).findings).toEqual([
      'dagwright.yaml:5:17 unknown-pool → loads',
    ]);
  });
});

function withDefaults(text: string): string {
  return `kind: Project\nid: commerce\nenvironments: [dev, prod]\ndefaults:\n  ${text}\n`;
}
