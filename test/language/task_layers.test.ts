import { describe, expect, test } from 'vitest';
import { compiled, environment, orders, type Files } from './repository.ts';

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
