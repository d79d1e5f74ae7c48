import { describe, expect, test } from 'vitest';
import { child } from '../../src/tree/tree.ts';
import { compiled, environment, orders, type Files } from './repository.ts';

/** A document of an environment, `environments/<id>/environment.yaml`. */
function document(id: string, text: string): Files {
  return { [`environments/${id}/environment.yaml`]: `kind: Environment\nid: ${id}\n${text}` };
}

/** The project with these environments; `shared-cloud` is none of them. */
function project(...environments: readonly string[]): Files {
  return {
    'dagwright.yaml': `kind: Project\nid: commerce\nenvironments: [${environments.join(', ')}]\n`,
    'environments/dev/environment.yaml': undefined,
    'environments/prod/environment.yaml': undefined,
  };
}

const cloud = document(
  'shared-cloud',
  `target: { airflow: "2.11", providers: { amazon: "9.12.0" } }
variables: { region: none, landing: "s3://lake-\${{ var.region }}/\${{ env.id }}" }
connections: { warehouse: { id: wh_shared, type: postgres } }
pools: { warehouse: { slots: 4 } }
defaults: { task: { timeout: 45m, retries: { count: 1, delay: 1m } } }
overrides: { task: { pool: warehouse } }
`,
);

const eu = document('prod-eu', 'extends: shared-cloud\nvariables: { region: eu }\n');
const us = document(
  'prod-us',
  `extends: shared-cloud
target: { dag_id_prefix: us_ }
variables: { region: us }
pools: { warehouse: { slots: 8 } }
defaults: { task: { retries: { count: 2 } } }
`,
);

const pipeline = `tasks:
  load: { type: sql, connection: warehouse, query: "SELECT '\${{ var.landing }}'" }
`;

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

describe('what is wrong with it', () => {
  const both = { ...project('prod-eu', 'prod-us'), ...eu, ...us };

  test('a base that does not exist is an error with the nearest id, and nothing is made without it', () => {
    const { findings, files } = orders(pipeline, {
      ...project('prod-eu', 'prod-us'),
      ...cloud,
      ...document('prod-eu', 'extends: shared-clout\n'),
      ...us,
    });
    expect(findings).toEqual(['environments/prod-eu/environment.yaml:3:10 unknown-environment → shared-cloud']);
    expect([...files.keys()].filter((path) => path.startsWith('generated/prod-eu/'))).toEqual([]);
    expect(files.has('generated/prod-us/dags/orders.py')).toBe(true);
  });

  test('that it does not exist is told at each document that names it, and of no document that may be meant', () => {
    const { findings, files } = orders(pipeline, {
      ...both,
      ...document('shared-clouds', 'target: { airflow: "2.11" }\n'),
    });
    expect(findings).toEqual([
      'environments/prod-eu/environment.yaml:3:10 unknown-environment → shared-clouds',
      'environments/prod-us/environment.yaml:3:10 unknown-environment → shared-clouds',
    ]);
    expect(files.size).toBe(0);
  });

  test.each([
    ['extends itself', { 'prod-eu': 'prod-eu', 'prod-us': undefined }, ['prod-eu']],
    ['extends one that extends it', { 'prod-eu': 'prod-us', 'prod-us': 'prod-eu' }, ['prod-eu']],
    ['extends a circle of others', { 'prod-eu': 'a', a: 'b', b: 'a', 'prod-us': undefined }, ['a']],
    ['is extended from a circle and from outside', { 'prod-eu': 'prod-us', 'prod-us': 'a', a: 'prod-us' }, ['prod-us']],
  ])('one that %s is one error', (_name, bases, at) => {
    const files = Object.entries(bases).map(([id, base]) =>
      document(
        id,
        base === undefined ? 'target: { airflow: "2.11" }\n' : `extends: ${base}\ntarget: { airflow: "2.11" }\n`,
      ),
    );
    const repository = compiled({ ...project('prod-eu', 'prod-us'), ...Object.assign({}, ...files) });
    expect(repository.findings).toEqual(at.map((id) => `environments/${id}/environment.yaml:3:10 environment-circle`));
    const broken = Object.entries(bases).filter(([, base]) => base !== undefined);
    for (const [id] of broken) expect([...repository.files.keys()].join()).not.toContain(`/${id}/`);
    expect(repository.files.has('generated/prod-us/dags/orders.py')).toBe(bases['prod-us'] === undefined);
  });

  test('what is required may be written in either document, and is told of the whole', () => {
    expect(
      compiled({ ...project('prod-eu'), ...document('shared-cloud', 'description: The cloud.\n'), ...eu }).findings,
    ).toEqual(['environments/prod-eu/environment.yaml:1:1 missing-key']);
  });

  test('a mistake in a base is told once, and nothing is made for those that extend it', () => {
    const { findings, files } = orders(pipeline, {
      ...both,
      ...document(
        'shared-cloud',
        'target: { airflow: 2.11 }\nvariables: { landing: lake }\nconnections: { warehouse: { id: wh } }\npols: {}\n',
      ),
    });
    expect(findings).toEqual([
      'environments/shared-cloud/environment.yaml:3:20 wrong-type',
      'environments/shared-cloud/environment.yaml:6:1 unknown-key → pools',
    ]);
    expect(files.size).toBe(0);
  });

  test('a base that cannot be read, or that lies elsewhere, is told there alone', () => {
    const unread = orders(pipeline, { ...both, 'environments/shared-cloud/environment.yaml': 'kind: [\n' });
    expect(unread.findings).toEqual(['environments/shared-cloud/environment.yaml:1:7 yaml-syntax']);
    expect(unread.files.size).toBe(0);
    const text = cloud['environments/shared-cloud/environment.yaml'] ?? '';
    const elsewhere = orders(pipeline, { ...both, 'environments/cloud/environment.yaml': text });
    expect(elsewhere.findings).toEqual(['environments/cloud/environment.yaml:2:5 environment-folder']);
    expect(elsewhere.files.size).toBe(0);
  });

  test('a mistake in what is extended by nobody because of another mistake is not told twice', () => {
    const { findings } = orders(pipeline, {
      ...project('prod-eu'),
      ...cloud,
      ...document('prod-eu', 'extends: [shared-cloud]\n'),
    });
    expect(findings).toEqual(['environments/prod-eu/environment.yaml:3:10 wrong-type']);
    expect(
      orders(pipeline, { ...project('prod-eu'), ...cloud, 'environments/prod-eu/environment.yaml': '[' }).findings,
    ).toEqual(['environments/prod-eu/environment.yaml:1:1 yaml-syntax']);
  });

  test('a map over a scalar, and deleting what is not there, are errors in its own document', () => {
    const { findings, files } = orders(pipeline, {
      ...project('prod-eu'),
      ...cloud,
      ...document(
        'prod-eu',
        'extends: shared-cloud\nvariables: { region: { name: eu } }\npools: { small: { $delete: true } }\n',
      ),
    });
    expect(findings).toEqual([
      'environments/prod-eu/environment.yaml:4:22 map-over-scalar',
      'environments/prod-eu/environment.yaml:5:10 delete-unknown',
    ]);
    expect(files.size).toBe(0);
  });

  test('a deletion where nothing is extended is an error too', () => {
    expect(
      compiled({
        'environments/prod/environment.yaml': environment(
          'prod',
          '2.11',
          'variables: { region: { $delete: true } }\noverrides: { $delete: true }\n',
        ),
      }).findings,
    ).toEqual([
      'environments/prod/environment.yaml:14:14 delete-unknown',
      'environments/prod/environment.yaml:15:1 delete-unknown',
    ]);
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
