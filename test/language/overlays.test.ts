import { describe, expect, test } from 'vitest';
import { compiled, orders, overlay, type Compiled } from './repository.ts';

describe('an overlay belongs to the environment whose folder it lies in', () => {
  test('only that environment sees it, whatever the file is called', () => {
    const { findings, pipeline } = compiled({
      'environments/prod/overlays/sales/anything.yaml': 'kind: Overlay\npipeline: orders\nmax_active_runs: 4\n',
    });
    expect(findings).toEqual([]);
    expect(pipeline('prod').maxActiveRuns).toBe(4);
    expect(pipeline('dev').maxActiveRuns).toBe(1);
  });

  test.each(['pipelines/overlay.yaml', 'environments/overlay.yaml', 'environments/test/overlays/orders.yaml'])(
    'in %s it belongs nowhere, which is an error',
    (path) => {
      expect(compiled({ [path]: 'kind: Overlay\npipeline: orders\n' }).findings).toEqual([
        `${path}:2:11 overlay-folder`,
      ]);
    },
  );

  test('two overlays of one pipeline in one environment are an error at the second', () => {
    const text = 'kind: Overlay\npipeline: orders\n';
    expect(compiled({ 'environments/prod/overlays/a.yaml': text, 'environments/prod/overlays/b.yaml': text }).findings)
      .toMatchInlineSnapshot(`
        [
          "environments/prod/overlays/b.yaml:2:11 overlay-twice",
        ]
      `);
  });

  test('an overlay of an unknown pipeline is an error with the nearest one', () => {
    expect(compiled({ 'environments/prod/overlays/o.yaml': 'kind: Overlay\npipeline: ordres\n' }).findings)
      .toMatchInlineSnapshot(`
        [
          "environments/prod/overlays/o.yaml:2:11 unknown-pipeline → orders",
        ]
      `);
  });

  test('an overlay in an environment where its pipeline does not exist is an error', () => {
    expect(orders('environments: [dev]\ntasks: { load: { type: noop } }\n', overlay('tier: critical\n')).findings)
      .toMatchInlineSnapshot(`
        [
          "environments/prod/overlays/orders.yaml:2:11 overlay-absent-pipeline",
        ]
      `);
  });

  test('a file named in an overlay lies beside the overlay', () => {
    const { findings, task } = orders('tasks: { load: { type: bash, command: load-orders } }\n', {
      ...overlay('tasks: { load: { file: load.sh } }\n'),
      'environments/prod/overlays/load.sh': 'load-orders --careful',
    });
    expect(findings).toEqual([]);
    expect(task('prod', 'load').operation).toMatchObject({ command: [{ text: 'load-orders --careful' }] });
  });
});

const three = `tasks:
  extract: { type: noop }
  load: { type: noop, after: [extract] }
  report: { type: noop, after: [load] }
`;

function inProd(tasks: string): Compiled {
  return orders(three, overlay(`tasks: { ${tasks} }\n`));
}

function graph({ tasks }: ReturnType<Compiled['pipeline']>): Record<string, readonly string[]> {
  return Object.fromEntries(tasks.map((task) => [task.id, task.after]));
}

describe('tasks in an overlay', () => {
  test('a deleted task whose dependants remain is an error at the dependant', () => {
    expect(inProd('load: { $delete: true }').findings).toMatchInlineSnapshot(`
      [
        "pipelines/orders.yaml:6:33 after-absent in prod",
      ]
    `);
  });

  test('a deleted task is gone where its dependants are given another `after`', () => {
    const { findings, pipeline } = inProd('load: { $delete: true }, report: { after: [extract] }');
    expect(findings).toEqual([]);
    expect(graph(pipeline('prod'))).toEqual({ extract: [], report: ['extract'] });
    expect(graph(pipeline('dev'))).toEqual({ extract: [], load: ['extract'], report: ['load'] });
  });

  test('an empty `after` cuts a task off from those before it', () => {
    const { findings, pipeline } = inProd('load: { after: [] }');
    expect(findings).toEqual([]);
    expect(graph(pipeline('prod'))).toEqual({ extract: [], load: [], report: ['load'] });
  });

  test('a task is added with `$add`, after those of the pipeline, in a group of the overlay', () => {
    const { findings, pipeline, task } = orders(
      three,
      overlay(`groups: { checks: { description: Checks } }
tasks: { audit: { $add: true, type: bash, command: audit-orders, after: [load], group: checks, retries: 3 }, report: { after: [audit] } }
`),
    );
    expect(findings).toEqual([]);
    expect(graph(pipeline('prod'))).toEqual({ extract: [], load: ['extract'], report: ['audit'], audit: ['load'] });
    expect(task('prod', 'audit')).toMatchObject({ group: ['checks'], retries: { count: 3 } });
  });

  test('a task of an overlay without `$add` that no pipeline has is an error with the nearest one', () => {
    expect(inProd('lod: { retries: 3 }').findings).toMatchInlineSnapshot(`
      [
        "environments/prod/overlays/orders.yaml:3:10 overlay-unknown-task → load in prod",
      ]
    `);
    expect(inProd('audit: { type: noop }').findings).toMatchInlineSnapshot(`
      [
        "environments/prod/overlays/orders.yaml:3:10 overlay-unknown-task in prod",
      ]
    `);
  });

  test('adding what exists is an error with both places', () => {
    const { findings, diagnostics } = inProd('load: { $add: true, type: noop }');
    expect(findings).toMatchInlineSnapshot(`
      [
        "environments/prod/overlays/orders.yaml:3:10 add-existing in prod",
      ]
    `);
    expect(diagnostics.flatMap((found) => found.related ?? []).map(({ place }) => place.source.path)).toEqual([
      'pipelines/orders.yaml',
    ]);
  });

  test('deleting a task that does not exist is an error', () => {
    expect(inProd('lode: { $delete: true }').findings).toMatchInlineSnapshot(`
      [
        "environments/prod/overlays/orders.yaml:3:10 delete-unknown in prod",
      ]
    `);
  });

  test('an added task without a type is an error', () => {
    expect(inProd('audit: { $add: true, after: [load] }').findings).toMatchInlineSnapshot(`
      [
        "environments/prod/overlays/orders.yaml:3:19 missing-key",
      ]
    `);
  });

  test('a key that the type of the changed task lacks is an error', () => {
    expect(inProd('load: { command: load-orders }').findings).toMatchInlineSnapshot(`
      [
        "environments/prod/overlays/orders.yaml:3:18 unknown-key in prod",
      ]
    `);
  });

  test('a task is swapped whole but for its type', () => {
    const { findings, task } = orders(
      'tasks: { load: { type: bash, command: load-orders, retries: 3, pool: loads } }\n',
      overlay('tasks: { load: { $replace: true, command: load-all } }\n'),
    );
    expect(findings).toEqual([]);
    expect(task('prod', 'load')).toMatchObject({
      retries: { count: 0 },
      operation: { command: [{ text: 'load-all' }] },
    });
    expect(task('prod', 'load').pool).toBeUndefined();
  });

  test('a task that was deleted and added again under its id is an error of one key', () => {
    expect(inProd('load: { $delete: true, $add: true, type: noop }').findings).toMatchInlineSnapshot(`
      [
        "environments/prod/overlays/orders.yaml:3:10 add-existing in prod",
      ]
    `);
  });
});
