import { describe, expect, test } from 'vitest';
import { compiled, orders, overlay } from './repository.ts';

describe('where a pipeline exists', () => {
  test('without `environments` it exists in all', () => {
    expect([...compiled({}).files.keys()].filter((path) => path.endsWith('.py'))).toEqual([
      'generated/dev/dags/orders.py',
      'generated/prod/dags/orders.py',
    ]);
  });

  test('with `environments` it exists in those alone', () => {
    const { findings, files } = orders('environments: [prod]\ntasks: { load: { type: noop } }\n');
    expect(findings).toEqual([]);
    expect([...files.keys()].filter((path) => path.endsWith('.py'))).toEqual(['generated/prod/dags/orders.py']);
  });

  test('an unknown environment is an error with the nearest one', () => {
    expect(orders('environments: [prd, dev]\ntasks: { load: { type: noop } }\n').findings).toMatchInlineSnapshot(`
      [
        "pipelines/orders.yaml:3:16 unknown-environment → prod",
      ]
    `);
  });

  test('an environment twice, or none at all, is an error', () => {
    expect(orders('environments: [dev, dev]\ntasks: { load: { type: noop } }\n').findings).toMatchInlineSnapshot(`
      [
        "pipelines/orders.yaml:3:21 repeated-item",
      ]
    `);
    expect(orders('environments: []\ntasks: { load: { type: noop } }\n').findings).toMatchInlineSnapshot(`
      [
        "pipelines/orders.yaml:3:15 too-short",
      ]
    `);
  });

  test('each environment of the project needs its document, in its own folder', () => {
    expect(compiled({ 'environments/dev/environment.yaml': undefined }).findings).toMatchInlineSnapshot(`
      [
        "dagwright.yaml:3:16 environment-missing",
      ]
    `);
    const moved = { 'environments/dev/environment.yaml': 'kind: Environment\nid: prod\ntarget: { airflow: "3.3" }\n' };
    expect(compiled(moved).findings).toMatchInlineSnapshot(`
      [
        "environments/dev/environment.yaml:2:5 environment-folder",
      ]
    `);
  });

  test('two documents of one environment are an error at the second', () => {
    expect(
      compiled({ 'environments/prod/more.yaml': 'kind: Environment\nid: prod\ntarget: { airflow: "3.3" }\n' }).findings,
    ).toMatchInlineSnapshot(`
      [
        "environments/prod/more.yaml:2:5 environment-twice",
      ]
    `);
  });

  test('the document of an environment that the project does not name is an error', () => {
    expect(
      compiled({ 'environments/test/environment.yaml': 'kind: Environment\nid: test\ntarget: { airflow: "3.3" }\n' })
        .findings,
    ).toMatchInlineSnapshot(`
      [
        "environments/test/environment.yaml:2:5 unknown-environment",
      ]
    `);
  });

  test('an environment cannot be called like the folder of the schemas', () => {
    const files = {
      'dagwright.yaml': 'kind: Project\nid: commerce\nenvironments: [schema, dev, prod]\n',
      'environments/schema/environment.yaml': 'kind: Environment\nid: schema\ntarget: { airflow: "3.3" }\n',
    };
    expect(compiled(files).findings).toMatchInlineSnapshot(`
      [
        "dagwright.yaml:3:16 reserved-name",
      ]
    `);
  });
});

const limited = `tasks:
  extract: { type: noop }
  mask: { type: noop, after: [extract], environments: [dev] }
  load: { type: noop, after: [extract] }
`;

describe('where a task exists', () => {
  test('it is left out where its `environments` do not name the environment', () => {
    const { findings, pipeline } = orders(limited);
    expect(findings).toEqual([]);
    expect(pipeline('dev').tasks.map((task) => task.id)).toEqual(['extract', 'mask', 'load']);
    expect(pipeline('prod').tasks.map((task) => task.id)).toEqual(['extract', 'load']);
  });

  test('a task that runs after it needs the same environments, or says so', () => {
    expect(orders(`${limited}  report: { type: noop, after: [mask] }\n`).findings).toMatchInlineSnapshot(`
      [
        "pipelines/orders.yaml:7:33 after-absent in prod",
      ]
    `);
  });

  test('an overlay may give another `after` where it is missing', () => {
    const { findings, task } = orders(
      `${limited}  report: { type: noop, after: [mask] }\n`,
      overlay('tasks: { report: { after: [load] } }\n'),
    );
    expect(findings).toEqual([]);
    expect(task('prod', 'report').after).toEqual(['load']);
    expect(task('dev', 'report').after).toEqual(['mask']);
  });

  test('an unknown environment in its list is an error with the nearest one', () => {
    expect(orders('tasks: { load: { type: noop, environments: [dev, prd] } }\n').findings).toMatchInlineSnapshot(`
      [
        "pipelines/orders.yaml:3:50 unknown-environment → prod",
      ]
    `);
  });

  test('an unknown environment of a task that an overlay adds is an error too', () => {
    expect(compiled(overlay('tasks: { audit: { $add: true, type: noop, environments: [prd, prod] } }\n')).findings)
      .toMatchInlineSnapshot(`
        [
          "environments/prod/overlays/orders.yaml:3:58 unknown-environment → prod",
        ]
      `);
  });

  test('an unknown environment in the task of an own type is an error too', () => {
    expect(
      compiled({ 'pipelines/types/mark.yaml': 'kind: TaskType\nid: mark\ntask: { type: noop, environments: [prd] }\n' })
        .findings,
    ).toMatchInlineSnapshot(`
      [
        "pipelines/types/mark.yaml:3:36 unknown-environment → prod",
      ]
    `);
  });

  test('what is wrong in a task is told also where it exists in no environment of its pipeline', () => {
    expect(
      orders(
        'environments: [prod]\ntasks: { load: { type: noop }, mask: { type: noop, environments: [dev], retires: 1 } }\n',
      ).findings,
    ).toMatchInlineSnapshot(`
      [
        "pipelines/orders.yaml:4:73 unknown-key → retries",
      ]
    `);
  });

  test('a pipeline whose tasks are all left out is an error', () => {
    expect(orders('tasks: { load: { type: noop, environments: [dev] } }\n').findings).toMatchInlineSnapshot(`
      [
        "pipelines/orders.yaml:3:1 no-tasks in prod",
      ]
    `);
  });
});

describe('how findings name environments', () => {
  test('what is wrong in all of them is told once and names none', () => {
    expect(orders('tasks: { load: { type: noop, pool: loats } }\n').findings).toMatchInlineSnapshot(`
      [
        "pipelines/orders.yaml:3:36 unknown-pool → loads",
      ]
    `);
  });

  test('what is wrong in one of them names it', () => {
    const { findings } = compiled({
      ...overlay('tasks: { load: { pool: loats } }\n'),
    });
    expect(findings).toMatchInlineSnapshot(`
      [
        "environments/prod/overlays/orders.yaml:3:24 unknown-pool → loads in prod",
      ]
    `);
  });

  test('a mistake in one environment keeps no file of another from being made', () => {
    const { files } = compiled(overlay('tasks: { load: { pool: loats } }\n'));
    expect(files.has('generated/dev/dags/orders.py')).toBe(true);
    expect(files.has('generated/prod/dags/orders.py')).toBe(false);
  });
});
