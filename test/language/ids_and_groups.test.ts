import { describe, expect, test } from 'vitest';
import { compiled, environment, orders, type Compiled } from './repository.ts';

function prefixed(text: string, prefix = 'shop_'): Compiled {
  return orders(text, {
    'environments/prod/environment.yaml': environment('prod', '2.11').replace(
      'airflow: "2.11"',
      `airflow: "2.11", dag_id_prefix: ${prefix}`,
    ),
  });
}

function named(length: number): Compiled {
  return compiled({
    'pipelines/orders.yaml': `kind: Pipeline\nid: ${'o'.repeat(length)}\ntasks: { load: { type: noop } }\n`,
  });
}

describe('ids', () => {
  test('the prefix of an environment stands before the id of the DAG, not of its file', () => {
    const { dag, files } = prefixed('tasks: { load: { type: noop } }\n');
    expect(dag('prod')).toContain('dag_id="shop_orders"');
    expect(dag('dev')).toContain('dag_id="orders"');
    expect(files.has('generated/prod/dags/orders.py')).toBe(true);
  });

  test('the prefix does not apply to a `dag_id` that is kept', () => {
    expect(prefixed('airflow: { dag_id: sales.Orders-v2 }\ntasks: { load: { type: noop } }\n').dag('prod')).toContain(
      'dag_id="sales.Orders-v2"',
    );
  });

  test('ids of DAGs are unique in an environment, letters of either case being the same', () => {
    const invoices = 'kind: Pipeline\nid: invoices\nairflow: { dag_id: Orders }\ntasks: { load: { type: noop } }\n';
    expect(compiled({ 'pipelines/invoices.yaml': invoices }).findings).toEqual(['pipelines/orders.yaml:2:5 id-twice']);
    expect(prefixed('tasks: { load: { type: noop } }\n').findings).toEqual([]);
  });

  test('two pipelines with one id are an error at the second, and the first is made', () => {
    const { findings, files } = compiled({
      'pipelines/z.yaml': 'kind: Pipeline\nid: orders\ntasks: { other: { type: noop } }\n',
    });
    expect(findings).toEqual(['pipelines/z.yaml:2:5 id-twice']);
    expect(files.get('generated/prod/dags/orders.py')).toContain('task_id="load"');
  });

  test.each([
    'Orders',
    '1orders',
    'orders-daily',
    '_orders',
    'orders.daily',
    '"or ders"',
    '""',
    'ördérs',
    '../orders',
    '"o\\0"',
  ])('%s is no id of a pipeline', (id) => {
    expect(
      compiled({ 'pipelines/orders.yaml': `kind: Pipeline\nid: ${id}\ntasks: { load: { type: noop } }\n` }).findings,
    ).toHaveLength(1);
  });

  test('an id has at most 200 characters', () => {
    expect(named(200).findings).toEqual([]);
    expect(named(201).findings).toEqual(['pipelines/orders.yaml:2:5 too-long']);
  });

  test('a `task_id` keeps the id of a migrated task, and may hold what ids may not', () => {
    const { dag, findings } = orders(
      'tasks: { load: { type: noop, airflow: { task_id: Load.Orders-1 } }, report: { type: noop, after: [load] } }\n',
    );
    expect(findings).toEqual([]);
    expect(dag('prod')).toContain('task_id="Load.Orders-1"');
  });

  test('two tasks with one id in Airflow are an error', () => {
    expect(
      orders('tasks: { load: { type: noop }, report: { type: noop, airflow: { task_id: load } } }\n').findings,
    ).toHaveLength(1);
  });

  test('`priority` is absolute', () => {
    const { dag } = orders('tasks: { load: { type: noop, priority: 7 } }\n');
    expect(dag('prod')).toContain('priority_weight=7');
    expect(dag('prod')).toContain('"weight_rule": "absolute"');
  });
});

const nested = 'groups: { stage: { description: Landing, groups: { files: {} } }, marts: {} }\n';

describe('groups', () => {
  test('their ids are the path joined by two underscores, and no prefix of task ids', () => {
    const { findings, dag, task } = orders(
      `${nested}tasks: { load: { type: noop, group: stage.files }, report: { type: noop, group: marts, after: [load] } }\n`,
    );
    expect(findings).toEqual([]);
    expect(task('prod', 'load').group).toEqual(['stage', 'files']);
    expect(dag('prod')).toContain('group_id="stage__files"');
    expect(dag('prod')).toContain('task_id="load"');
    expect(dag('prod').match(/prefix_group_id=False/gu)).toHaveLength(3);
  });

  test.each(['sage', 'stage.file', 'files', 'stage.files.more'])(
    'a task in the undeclared group `%s` is an error',
    (group) => {
      expect(orders(`${nested}tasks: { load: { type: noop, group: ${group} } }\n`).findings[0]).toMatch(
        /^pipelines\/orders\.yaml:4:37 unknown-group/u,
      );
    },
  );

  test('a group id is never a task’s id', () => {
    expect(
      orders('groups: { load: {} }\ntasks: { load: { type: noop, group: load } }\n').findings.map((line) =>
        line.replace(/^\S+ /u, ''),
      ),
    ).toEqual(['group-like-task']);
    expect(
      orders(
        'groups: { stage: { groups: { files: {} } } }\ntasks: { stage__files: { type: noop, group: stage.files } }\n',
      ).findings.map((line) => line.replace(/^\S+ /u, '')),
    ).toEqual(['group-like-task']);
  });

  test('two groups whose paths come to one id are an error', () => {
    expect(
      orders(
        'groups: { a: { groups: { b: {} } }, a__b: {} }\ntasks: { load: { type: noop, group: a.b }, report: { type: noop, group: a__b } }\n',
      ).findings,
    ).toHaveLength(1);
  });
});

function used(name: string): readonly string[] {
  return orders(`tasks: { load: { type: bash, command: load, env: { A: '\${{ ${name} }}' } } }\n`).findings.map(
    (line) => line.replace(/^\S+ /u, ''),
  );
}

describe('stored values and secrets', () => {
  test('no file holds more than their ids', () => {
    const { files, findings } = orders(
      'tasks: { load: { type: bash, command: load, env: { A: "${{ secret.shop_token }}", B: "${{ secret.archive_password }}", C: "${{ stored.limits.max }}", D: "${{ stored.note }}" } } }\n',
    );
    expect(findings).toEqual([]);
    const dag = files.get('generated/prod/dags/orders.py') ?? '';
    expect(dag).toContain('{{ var.value.shop_token }}');
    expect(dag).toContain('{{ conn.archive_prod.password }}');
    expect(files.get('generated/prod/store.yaml')?.replaceAll(/^#.*\n/gmu, '')).toBe(`connections:
  - "archive_prod"
  - "wh_prod"
variables:
  - "order_limits"
  - "order_note"
  - "shop_token"
`);
  });

  test.each([
    ['a value where a reference belongs', '{ shop_token: hunter2 }'],
    ['a key that holds a value', '{ shop_token: { value: hunter2 } }'],
    ['a name that is not masked', '{ shop: { variable: hunter2 } }'],
    ['two places', '{ shop_token: { variable: shop_token, connection: archive } }'],
    ['no place', '{ shop_token: {} }'],
    ['an unknown connection', '{ shop_token: { connection: archve } }'],
    ['a field that is not masked', '{ shop_token: { connection: archive, field: host } }'],
    ['a field without its connection', '{ shop_token: { variable: shop_token, field: password } }'],
  ])('%s is one error', (_, secrets) => {
    const text = environment('dev', '3.3').replace(/secrets:\n.*\n.*\n/u, `secrets: ${secrets}\n`);
    expect(compiled({ 'environments/dev/environment.yaml': text }).findings).toHaveLength(1);
  });

  test('a part of a stored value is known only where it holds JSON', () => {
    expect(used('stored.limits.max')).toEqual([]);
    expect(used('stored.note.max')).toEqual(['stored-not-json']);
    expect(used('stored.note | default("none")')).toEqual([]);
    expect(used('stored.limts')).toEqual(['unknown-stored-value → limits']);
  });
});
