import { describe, expect, test } from 'vitest';
import { child } from '../../src/tree/tree.ts';
import { cloud, document, eu, pipeline, project, us } from './extended.ts';
import { compiled, environment, orders } from './repository.ts';

describe('an environment that extends another', () => {
  const both = { ...project('prod-eu', 'prod-us'), ...cloud, ...eu, ...us };

  test('starts from all that its document says, and says the rest itself', () => {
    const { findings, files, task } = orders(pipeline, both);
    expect(findings).toEqual([]);
    expect([...files.keys()]).toEqual([
      'generated/prod-eu/dags/orders.py',
      'generated/prod-eu/store.yaml',
      'generated/prod-eu/pools.json',
      'generated/prod-us/dags/orders.py',
      'generated/prod-us/store.yaml',
      'generated/prod-us/pools.json',
    ]);
    expect(files.get('generated/prod-eu/pools.json')).toContain('"slots": 4');
    expect(files.get('generated/prod-us/pools.json')).toContain('"slots": 8');
    expect(task('prod-eu', 'load')).toMatchObject({ timeout: 2700, retries: { count: 1, delay: 60 } });
    expect(task('prod-us', 'load')).toMatchObject({ timeout: 2700, retries: { count: 2, delay: 60 } });
    expect(task('prod-us', 'load').pool).toMatchObject({ name: 'warehouse' });
    expect(files.get('generated/prod-eu/dags/orders.py')).toContain("dag_id='orders'".replaceAll("'", '"'));
    expect(files.get('generated/prod-us/dags/orders.py')).toContain("dag_id='us_orders'".replaceAll("'", '"'));
  });

  test('names are resolved after the merge, with its own values and its own id', () => {
    const { dag } = orders(pipeline, both);
    expect(dag('prod-eu')).toContain('s3://lake-eu/prod-eu');
    expect(dag('prod-us')).toContain('s3://lake-us/prod-us');
  });

  test('a value that it replaces stays reachable', () => {
    const { task } = orders(pipeline, both);
    const count = child(child(task('prod-us', 'load').tree, 'retries'), 'count');
    expect([count, count?.replaced].map((tree) => tree?.source.path)).toEqual([
      'environments/prod-us/environment.yaml',
      'environments/shared-cloud/environment.yaml',
    ]);
  });

  test('what is extended may be an environment of the project too', () => {
    const { findings, pipeline: made } = compiled({
      'environments/prod/environment.yaml': 'kind: Environment\nid: prod\nextends: dev\ntarget: { airflow: "2.11" }\n',
    });
    expect(findings).toEqual([]);
    expect([made('dev').id, made('prod').id]).toEqual(['orders', 'orders']);
  });

  test('what is extended may extend others', () => {
    const { findings, dag } = orders(pipeline, {
      ...project('test'),
      ...cloud,
      ...document('shared-europe', 'extends: shared-cloud\nvariables: { region: eu }\n'),
      ...document('test', 'extends: shared-europe\nvariables: { landing: "s3://test-${{ var.region }}" }\n'),
    });
    expect(findings).toEqual([]);
    expect(dag('test')).toContain('s3://test-eu');
  });

  test('`$delete` unsets what is inherited, `$replace` swaps a map whole', () => {
    const { findings, files, task } = orders('tasks: { load: { type: noop } }\n', {
      ...project('dev'),
      ...cloud,
      ...document(
        'dev',
        `extends: shared-cloud
target: { $replace: true, airflow: "3.3" }
connections: { warehouse: { $delete: true } }
pools: { $replace: true, small: { slots: 1 } }
defaults: { task: { timeout: { $delete: true } } }
overrides: { $delete: true }
`,
      ),
    });
    expect(findings).toEqual([]);
    expect(files.get('generated/dev/store.yaml')).toContain('connections: []');
    expect(files.get('generated/dev/pools.json')).not.toContain('warehouse');
    expect(task('dev', 'load')).toMatchObject({ retries: { count: 1 } });
    expect(task('dev', 'load').timeout).toBeUndefined();
    expect(task('dev', 'load').pool).toBeUndefined();
  });

  test('a deletion among its defaults unsets what the project gives too', () => {
    const { findings, task } = orders('tasks: { load: { type: noop } }\n', {
      ...project('dev'),
      'dagwright.yaml':
        'kind: Project\nid: commerce\nenvironments: [dev]\ndefaults: { task: { priority: 7, timeout: 5m } }\n',
      ...cloud,
      ...document('dev', 'extends: shared-cloud\ndefaults: { task: { priority: { $delete: true } } }\n'),
    });
    expect(findings).toEqual([]);
    expect(task('dev', 'load')).toMatchObject({ priority: 1, timeout: 2700 });
  });

  test('of alternatives its own replaces the inherited one', () => {
    const { findings, files } = orders('tasks: { load: { type: noop } }\n', {
      ...project('dev'),
      ...document(
        'cloud',
        'target: { airflow: "3.3" }\nconnections: { shop: { id: shop, type: http } }\nsecrets: { token: { variable: shop_token } }\n',
      ),
      ...document('dev', 'extends: cloud\nsecrets: { token: { connection: shop } }\n'),
    });
    expect(findings).toEqual([]);
    expect(files.get('generated/dev/store.yaml')).toContain('variables: []');
  });
});

describe('where a document is only extended', () => {
  test('nothing is made for it', () => {
    const { files } = orders(pipeline, { ...project('prod-eu'), ...cloud, ...eu });
    expect([...files.keys()].filter((path) => path.includes('shared-cloud'))).toEqual([]);
  });

  test('one that no environment of the project extends is unknown', () => {
    expect(compiled(cloud).findings).toEqual(['environments/shared-cloud/environment.yaml:2:5 unknown-environment']);
    expect(
      compiled({
        ...document('europe', 'extends: shared-cloud\ntarget: { airflow: "3.3" }\n'),
        ...cloud,
      }).findings,
    ).toEqual([
      'environments/europe/environment.yaml:2:5 unknown-environment',
      'environments/shared-cloud/environment.yaml:2:5 unknown-environment',
    ]);
  });

  test('a pipeline or a task cannot name it', () => {
    expect(
      orders('environments: [prod-eu, shared-cloud]\ntasks: { load: { type: noop } }\n', {
        ...project('prod-eu'),
        ...cloud,
        ...eu,
      }).findings,
    ).toEqual(['pipelines/orders.yaml:3:25 unknown-environment']);
  });

  test('FINE-PRINT 15: an overlay in its folder belongs to no environment', () => {
    expect(
      orders(pipeline, {
        ...project('prod-eu'),
        ...cloud,
        ...eu,
        'environments/shared-cloud/overlays/orders.yaml': 'kind: Overlay\npipeline: orders\ntimeout: 1h\n',
      }).findings,
    ).toEqual(['environments/shared-cloud/overlays/orders.yaml:2:11 overlay-folder']);
  });

  test('an overlay in the folder of an extended environment holds there alone', () => {
    const { findings, pipeline: made } = compiled({
      'environments/prod/environment.yaml': 'kind: Environment\nid: prod\nextends: dev\n',
      'environments/dev/overlays/orders.yaml': 'kind: Overlay\npipeline: orders\ntimeout: 1h\n',
    });
    expect(findings).toEqual([]);
    expect([made('dev').timeout, made('prod').timeout]).toEqual([3600, undefined]);
  });

  test('its id may be one that no environment of the project may have', () => {
    const { findings } = compiled({
      ...document('schema', 'variables: { region: eu }\n'),
      'environments/prod/environment.yaml': environment('prod', '2.11', 'extends: schema\n'),
    });
    expect(findings).toEqual([]);
  });
});

test.each(['prod-', 'p', 'prod--eu', 'eu_1-2'])('an environment may be called "%s"', (id) => {
  const { findings, files } = compiled({ ...project(id), ...document(id, 'target: { airflow: "3.3" }\n') });
  expect(findings).toEqual([]);
  expect(files.has(`generated/${id}/dags/orders.py`)).toBe(true);
});

test.each(['-prod', 'Prod', '1prod', 'prod.eu', 'prod/eu', 'prød'])('an environment cannot be called "%s"', (id) => {
  expect(compiled({ ...project(id) }).findings).toEqual(['dagwright.yaml:3:16 wrong-form']);
});
