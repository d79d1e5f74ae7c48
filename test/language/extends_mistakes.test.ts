import { describe, expect, test } from 'vitest';
import { cloud, document, eu, pipeline, project, us } from './extended.ts';
import { compiled, environment, orders } from './repository.ts';

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
