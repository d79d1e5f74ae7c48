import { describe, expect, test } from 'vitest';
import { compiled, environment, orders, overlay, type Compiled } from './repository.ts';

const daily = 'schedule: { cron: "30 2 * * *", start: 2026-01-01 }\n';

/** The findings of a pipeline with these lines, without the places. */
function codes({ findings }: Compiled): readonly string[] {
  return findings.map((line) => line.replace(/^\S+ /u, ''));
}

function task(keys: string): Compiled {
  return orders(`${daily}tasks:\n  first: { type: noop }\n  load: { ${keys} }\n`);
}

describe('where no reference may stand', () => {
  test.each([
    ['type', 'type: "${{ env.id }}"', 'unknown-task-type'],
    ['after', 'type: noop, after: ["${{ env.id }}"]', 'reference-not-allowed'],
    ['group', 'type: noop, group: "${{ env.id }}"', 'reference-not-allowed'],
    ['when', 'type: noop, when: "${{ env.id }}"', 'reference-not-allowed'],
    ['environments', 'type: noop, environments: ["${{ env.id }}"]', 'reference-not-allowed'],
    ['file', 'type: bash, file: "${{ env.id }}.sh"', 'reference-not-allowed'],
    ['task_id', 'type: noop, airflow: { task_id: "${{ env.id }}" }', 'reference-not-allowed'],
    ['class', 'type: native, class: "${{ env.id }}.Operator"', 'reference-not-allowed'],
    ['templated', 'type: native, class: sales.Operator, templated: ["${{ env.id }}"]', 'reference-not-allowed'],
    ['a key', 'type: bash, command: load, env: { "${{ env.id }}": x }', 'reference-in-key'],
    [
      'a key of arguments',
      'type: python, callable: "sales:load", arguments: { a: { "${{ env.id }}": x } }',
      'reference-in-key',
    ],
  ])('%s', (_, keys, code) => {
    expect(codes(task(keys))).toEqual([code]);
  });

  test.each([
    ['id', 'kind: Pipeline\nid: "${{ env.id }}"\ntasks: { load: { type: noop } }\n'],
    ['environments', 'kind: Pipeline\nid: orders\nenvironments: ["${{ env.id }}"]\ntasks: { load: { type: noop } }\n'],
    ['dag_id', 'kind: Pipeline\nid: orders\nairflow: { dag_id: "${{ env.id }}" }\ntasks: { load: { type: noop } }\n'],
  ])('%s of a pipeline', (_, text) => {
    expect(codes(compiled({ 'pipelines/orders.yaml': text }))).toEqual(['reference-not-allowed']);
  });

  test('the version of Airflow, and the ids of secrets', () => {
    const document = environment('dev', '${{ env.id }}').replace(
      'variable: shop_token',
      'variable: "${{ env.id }}_token"',
    );
    expect(
      codes(compiled({ 'environments/dev/environment.yaml': document })).map((line) => line.replace(/ in dev$/u, '')),
    ).toEqual(['reference-not-allowed', 'reference-not-allowed']);
  });

  test('the pipeline of an overlay, a key of `tasks`', () => {
    expect(
      codes(compiled({ 'environments/prod/overlays/o.yaml': 'kind: Overlay\npipeline: "${{ env.id }}"\n' })),
    ).toEqual(['reference-not-allowed']);
    expect(codes(orders('tasks: { "${{ env.id }}": { type: noop } }\n')).length).toBe(1);
  });
});

describe('where references to what is known now may stand', () => {
  test.each([
    ['description: "${{ env.id }}"', { description: 'dev' }],
    ['owner: "${{ pipeline.owner.description }}"', { owner: 'sales' }],
    ['retries: "${{ var.n }}"', { retries: { count: 2 } }],
    ['retries: { count: "${{ var.n }}", delay: "${{ var.delay }}" }', { retries: { count: 2, delay: 90 } }],
    ['timeout: "${{ var.delay }}"', { timeout: 90 }],
    ['timeout: "${{ var.n }}m"', { timeout: 120 }],
    ['pool: "${{ var.pool }}"', { pool: { name: 'loads', slots: 1 } }],
    ['priority: "${{ var.n }}"', { priority: 2 }],
  ])('%s', (keys, expected) => {
    const variables = 'variables: { n: 2, delay: 90s, pool: loads }\n';
    const result = orders(`owner: sales\ntasks: { load: { type: noop, ${keys} } }\n`, {
      'dagwright.yaml':
        'kind: Project\nid: commerce\nenvironments: [dev, prod]\nowners: { sales: { description: sales } }\n',
      'environments/dev/environment.yaml': environment('dev', '3.3', variables),
      'environments/prod/environment.yaml': environment('prod', '2.11', variables),
    });
    expect(result.findings).toEqual([]);
    expect(result.task('dev', 'load')).toMatchObject(expected);
  });

  test('in the schedule, in tags, in the connection of a task and in an environment’s own lists', () => {
    const more = 'variables: { hour: 5, zone: Europe/Berlin, suffix: main, start: 2026-01-01 }\n';
    const document = environment('dev', '3.3', more).replace('wh_dev', '"wh_${{ var.suffix }}"');
    const {
      findings,
      pipeline,
      task: taskOf,
    } = orders(
      'environments: [dev]\ntags: ["at ${{ var.hour }}"]\nschedule: { cron: "0 ${{ var.hour }} * * *", timezone: "${{ var.zone }}", start: "${{ var.start }}" }\ntasks: { load: { type: sql, connection: "${{ var.suffix }}house", query: SELECT 1 } }\n'.replace(
        '${{ var.suffix }}house',
        'warehouse',
      ),
      { 'environments/dev/environment.yaml': document },
    );
    expect(findings).toEqual([]);
    expect(pipeline('dev')).toMatchObject({ tags: ['at 5'], schedule: { zone: 'Europe/Berlin' } });
    expect(taskOf('dev', 'load').operation).toMatchObject({ connection: { id: 'wh_main' } });
  });
});

describe('values of the run stand only where the target renders them', () => {
  test.each([
    'retries: "${{ run.attempt }}"',
    'timeout: "${{ run.attempt }}m"',
    'pool: "${{ run.id }}"',
    'priority: "${{ run.attempt }}"',
    'description: "of ${{ run.date }}"',
    'docs: "${{ run.date }}"',
    'owner: "${{ run.id }}"',
  ])('not in `%s`', (keys) => {
    expect(codes(task(`type: noop, ${keys}`))).toEqual(['run-value-here']);
  });

  test.each([
    'tags: ["${{ run.date }}"]',
    'description: "${{ run.date }}"',
    'timeout: "${{ run.id }}"',
    'domain: "${{ run.id }}"',
    'max_active_runs: "${{ run.attempt }}"',
  ])('not in `%s` of a pipeline', (line) => {
    expect(codes(orders(`${daily}${line}\ntasks: { load: { type: noop } }\n`))).toEqual(['run-value-here']);
  });

  test.each(['connection: "${{ run.id }}", query: SELECT 1'])('not in `%s` of an sql task', (keys) => {
    expect(codes(task(`type: sql, ${keys}`))).toEqual(['run-value-here']);
  });

  test.each([
    'type: bash, command: "load ${{ run.date }} ${{ run.slot | shift(-1d) | format(\\"%Y\\") }}"',
    'type: bash, command: load, env: { DAY: "${{ run.date }}", TOKEN: "${{ secret.shop_token }}", NOTE: "${{ stored.note }}" }',
    'type: sql, connection: warehouse, query: "SELECT ${{ run.date }}"',
    'type: sql, connection: warehouse, query: "SELECT :day", parameters: { day: "${{ run.date }}" }',
    'type: python, callable: "sales:load", arguments: { a: { b: ["${{ run.date }}", { c: "${{ run.window_start }}" }] } }',
    'type: native, class: sales.Operator, templated: [sql], arguments: { sql: { a: ["${{ run.date }}"] }, other: x }',
  ])('but in `%s`', (keys) => {
    expect(codes(task(keys))).toEqual([]);
  });

  test('in a file of a task, with the finding in the file', () => {
    const file = 'SELECT 1\nFROM t WHERE day = ${{ run.dte }};\n';
    const { findings, diagnostics } = orders(
      `${daily}tasks: { load: { type: sql, connection: warehouse, file: load.sql } }\n`,
      { 'pipelines/load.sql': file },
    );
    expect(findings).toEqual(['pipelines/load.sql:2:24 reference → run.date']);
    expect(diagnostics[0]?.related?.map(({ place }) => place.source.path)).toEqual(['pipelines/orders.yaml']);
  });

  test('a list or map that holds them cannot be written as JSON in a longer text', () => {
    const days = 'variables: { days: ["${{ run.date }}"], regions: [eu] }\n';
    const files = {
      'environments/dev/environment.yaml': environment('dev', '3.3', days),
      'environments/prod/environment.yaml': environment('prod', '2.11', days),
    };
    const called = (value: string): Compiled =>
      orders(`tasks: { load: { type: python, callable: "sales:load", arguments: { value: "${value}" } } }\n`, files);
    expect(codes(called('${{ var.days }}'))).toEqual([]);
    expect(codes(called('of ${{ var.days }}'))).toEqual(['run-value-in-json']);
    expect(codes(called('in ${{ var.regions }}'))).toEqual([]);
  });

  test('not in an argument that `templated` does not name', () => {
    expect(
      codes(task('type: native, class: sales.Operator, templated: [sql], arguments: { other: ["${{ run.date }}"] }')),
    ).toEqual(['run-value-here']);
  });

  test('in `task_defaults` where the key of the task is rendered', () => {
    const { findings, task: taskOf } = orders(
      `${daily}task_defaults: { env: { DAY: "\${{ run.date }}" } }\ntasks: { load: { type: bash, command: load } }\n`,
    );
    expect(findings).toEqual([]);
    expect(taskOf('dev', 'load').operation).toMatchObject({
      environment: new Map([
        ['DAY', [{ kind: 'value', value: { path: ['run', 'date'], pipes: [], place: expect.anything() } }]],
      ]),
    });
  });

  test('windows only where there are some', () => {
    const window = 'tasks: { load: { type: bash, command: "load ${{ run.window_end }}" } }\n';
    expect(codes(orders(`${daily}${window}`))).toEqual([]);
    expect(codes(orders(window))).toEqual(['no-window']);
    expect(codes(orders(`schedule: { cron: "30 2 * * *", start: 2026-01-01, window: none }\n${window}`))).toEqual([
      'no-window',
    ]);
    expect(codes(orders(`${daily}${window}`, overlay('schedule: manual\n')))).toEqual(['no-window in prod']);
  });
});

describe('values of strangers and secrets', () => {
  test.each([
    'type: bash, command: "load ${{ stored.note }}"',
    'type: bash, command: "${{ secret.shop_token }}"',
    'type: sql, connection: warehouse, query: "SELECT ${{ stored.limits.max }}"',
    'type: bash, command: "load ${{ run.params.region }}"',
    'type: bash, command: "load ${{ tasks.first.output }}"',
  ])('never become part of what is run: `%s`', (keys) => {
    expect(codes(task(keys))).toEqual(['injection']);
  });

  test.each([
    ['as part of a longer text', 'env: { AUTH: "Bearer ${{ secret.shop_token }}" }', 'secret-in-text'],
    ['with a pipe', 'env: { AUTH: "${{ secret.shop_token | default(\\"x\\") }}" }', 'reference'],
    ['that the environment lacks', 'env: { AUTH: "${{ secret.shop_tokn }}" }', 'unknown-secret → shop_token'],
  ])('a secret is refused %s', (_, keys, code) => {
    expect(codes(task(`type: bash, command: load, ${keys}`))).toEqual([code]);
  });

  test('a secret is refused through a variable too', () => {
    const files = {
      'environments/dev/environment.yaml': environment(
        'dev',
        '3.3',
        'variables: { auth: "Bearer ${{ secret.shop_token }}" }\n',
      ),
      'environments/prod/environment.yaml': environment('prod', '2.11', 'variables: { auth: x }\n'),
    };
    expect(
      codes(orders('tasks: { load: { type: bash, command: load, env: { AUTH: "${{ var.auth }}" } } }\n', files)),
    ).toEqual(['secret-in-text in dev']);
    const whole = {
      ...files,
      'environments/dev/environment.yaml': environment(
        'dev',
        '3.3',
        'variables: { auth: "${{ secret.shop_token }}" }\n',
      ),
    };
    expect(
      codes(orders('tasks: { load: { type: bash, command: load, env: { AUTH: "a ${{ var.auth }}" } } }\n', whole)),
    ).toEqual(['secret-in-text in dev']);
  });
});
