import { describe, expect, test } from 'vitest';
import type { FreeValue } from '../../src/model/free_value.ts';
import type { Text } from '../../src/values/text.ts';
import { compiled, environment, orders, type Compiled } from './repository.ts';

const variables = `variables:
  schema: analytics
  workers: 3
  version: 1.10
  big: 1e3
  active: true
  nothing: null
  regions: [eu, us]
  lake: { bucket: s3://lake, days: 7, zones: [raw, gold] }
  landing: "\${{ var.lake.bucket }}/sales"
  table: "\${{ env.id }}.\${{ var.schema }}"
  literal: a $\${{ b }} c
  store: "\${{ connection.warehouse.id }}"
`;

/** The pipeline with a python task of these arguments, in an environment with the variables above. */
function call(text: string, more = ''): Compiled {
  return orders(`${more}tasks: { load: { type: python, callable: "sales:load", arguments: { value: ${text} } } }\n`, {
    'environments/dev/environment.yaml': environment('dev', '3.3', variables),
    'environments/prod/environment.yaml': environment('prod', '2.11', variables),
  });
}

/** The value that the function gets in `dev`. */
function value(text: string): unknown {
  const { operation } = call(text).task('dev', 'load');
  return operation.kind === 'call' ? plain(operation.arguments.get('value')) : operation;
}

function plain(data: FreeValue | undefined): unknown {
  if (data === undefined || data === null || typeof data !== 'object') return data;
  if (isText(data))
    return data.map((piece) => (piece.kind === 'value' ? piece.value.path.join('.') : piece.text)).join('');
  if (data.kind === 'list') return data.items.map(plain);
  return data.kind === 'map' ? Object.fromEntries([...data.entries].map(([key, item]) => [key, plain(item)])) : data;
}

function isText(data: object): data is Text {
  return Array.isArray(data);
}

describe('a scalar that is only one reference keeps the type of what it names', () => {
  test.each([
    ['text', '${{ var.schema }}', 'analytics'],
    ['a whole number', '${{ var.workers }}', 3],
    ['a number', '${{ var.version }}', 1.1],
    ['a boolean', '${{ var.active }}', true],
    ['null', '${{ var.nothing }}', null],
    ['a list', '${{ var.regions }}', ['eu', 'us']],
    ['a map', '${{ var.lake }}', { bucket: 's3://lake', days: 7, zones: ['raw', 'gold'] }],
    ['a key of a map', '${{ var.lake.days }}', 7],
    ['an item of a list', '${{ var.lake.zones[1] }}', 'gold'],
    ['the environment', '${{ env.id }}', 'dev'],
    ['the pipeline', '${{ pipeline.id }}', 'orders'],
    ['a connection', '${{ connection.warehouse.id }}', 'wh_dev'],
    ['a variable made of another', '${{ var.landing }}', 's3://lake/sales'],
  ])('%s', (_, reference, expected) => {
    expect(value(JSON.stringify(reference))).toEqual(expected);
  });

  test('also where blanks or a line break stand in it', () => {
    expect(value('"${{var.workers}}"')).toBe(3);
    expect(value('"${{  var . workers\\n}}"')).toBe(3);
    expect(value('"${{ var[\\"workers\\"] }}"')).toBe(3);
  });

  test('but not where a blank stands beside it', () => {
    expect(value('"${{ var.workers }} "')).toBe('3 ');
  });

  test('an integer key takes a variable that holds one, and refuses one that holds text', () => {
    const files = {
      'environments/prod/environment.yaml': environment('prod', '2.11', 'variables: { tries: three, slots: 2 }\n'),
      'environments/dev/environment.yaml': environment('dev', '3.3', 'variables: { tries: 3, slots: 2 }\n'),
    };
    const { findings, task } = orders(
      'tasks: { load: { type: noop, retries: "${{ var.tries }}", pool: { name: loads, slots: "${{ var.slots }}" } } }\n',
      files,
    );
    expect(task('dev', 'load')).toMatchObject({ retries: { count: 3 }, pool: { slots: 2 } });
    expect(findings).toMatchInlineSnapshot(`
      [
        "environments/prod/environment.yaml:14:21 wrong-type in prod",
      ]
    `);
  });

  test('a list may be given by a variable as a whole, and by its items', () => {
    const { findings, pipeline } = call('1', 'tags: "${{ var.regions }}"\n');
    expect(findings).toEqual([]);
    expect(pipeline('dev').tags).toEqual(['eu', 'us']);
    expect(call('1', 'tags: [sales, "${{ var.schema }}"]\n').pipeline('dev').tags).toEqual(['sales', 'analytics']);
  });
});

describe('in a longer text', () => {
  test.each([
    ['a number as it is written', 'v${{ var.version }}', 'v1.10'],
    ['an exponent as it is written', 'v${{ var.big }}', 'v1e3'],
    ['a boolean as true or false', 'is ${{ var.active }}', 'is true'],
    ['a list as JSON', 'in ${{ var.regions }}', 'in ["eu","us"]'],
    ['a map as JSON', 'at ${{ var.lake }}', 'at {"bucket":"s3://lake","days":7,"zones":["raw","gold"]}'],
    ['several references', '${{ env.id }}/${{ var.schema }}', 'dev/analytics'],
    ['a variable that uses the environment', 't ${{ var.table }}', 't dev.analytics'],
    ['a variable that uses a connection', 'c ${{ var.store }}', 'c wh_dev'],
  ])('%s', (_, text, expected) => {
    expect(value(JSON.stringify(text))).toBe(expected);
  });

  test('null is an error at the reference, with the place of the value', () => {
    const { findings, diagnostics } = call('"is ${{ var.nothing }}"');
    expect(findings).toMatchInlineSnapshot(`
      [
        "pipelines/orders.yaml:3:80 empty-in-text",
      ]
    `);
    expect(diagnostics[0]?.related?.map(({ place }) => place.source.path)).toEqual([
      'environments/dev/environment.yaml',
    ]);
  });
});

describe('characters that look like references', () => {
  test.each([
    ['`$${{` is a dollar and then the author’s own braces', 'a $${{ b', 'a ${{ b'],
    ['a dollar in quotes stands before a value', '${{ "$" }}${{ var.schema }}', '$analytics'],
    ['braces in quotes are literal', '${{ "{{" }}.Name}}', '{{.Name}}'],
    ['quotes may be single', "${{ '{%' }} raw", '{% raw'],
    ['a dollar before other text is a dollar', 'costs $5 ${HOME} ${#array[@]}', 'costs $5 ${HOME} ${#array[@]}'],
  ])('%s', (_, text, expected) => {
    expect(
      orders(`description: ${JSON.stringify(text)}\ntasks: { load: { type: noop } }\n`, {
        'environments/dev/environment.yaml': environment('dev', '3.3', variables),
        'environments/prod/environment.yaml': environment('prod', '2.11', variables),
      }).pipeline('dev').description,
    ).toBe(expected);
  });

  test('what came of a reference is not scanned again', () => {
    expect(value('"${{ var.literal }}"')).toBe('a ${{ b }} c');
    expect(value('"x ${{ var.literal }} ${{ var.schema }}"')).toBe('x a ${{ b }} c analytics');
  });
});

describe('names that lead nowhere', () => {
  test.each([
    ['${{ __proto__ }}', '81 reference'],
    ['${{ }}', '77 reference'],
    ['${{ 1 + 1 }}', '77 reference'],
    ['${{ HOME }}', '81 reference'],
    ['${{ connection.warehose.id }}', '81 unknown-connection → warehouse'],
    ['${{ connection.warehouse.host }}', '81 reference'],
    ['${{ ds_nodash }}', '81 reference'],
    ['${{ env.HOME }}', '81 reference'],
    ['${{ env.name }}', '81 reference'],
    ['${{ input.table }}', '81 name-not-here'],
    ['${{ item }}', '81 name-not-here'],
    ['${{ param.table }}', '81 name-not-here'],
    ['${{ pipeline.domain }}', '81 value-not-set'],
    ['${{ pipeline.name }}', '81 reference → pipeline.id, pipeline.tier or pipeline.domain'],
    ['${{ pipeline.owner.contact.email }}', '81 value-not-set'],
    ['${{ var }}', '81 reference'],
    ['${{ var.constructor }}', '81 unknown-variable'],
    ['${{ var.lake.bukcet }}', '81 unknown-variable → bucket'],
    ['${{ var.regions[7] }}', '81 unknown-variable'],
    ['${{ var.schema | upper }}', '94 reference'],
    ['${{ var.schema', '77 reference'],
    ['${{ var.schema.name }}', '81 unknown-variable'],
    ['${{ var.shcema }}', '81 unknown-variable → schema'],
    ['${{ vars.schema }}', '81 reference → var'],
  ])('%s: %s', (reference, expected) => {
    expect(
      call(JSON.stringify(reference)).findings.map((line) => line.replace('pipelines/orders.yaml:3:', '')),
    ).toEqual([expected]);
  });

  test('each of them is found, in one run, in a list and in a longer text', () => {
    expect(call('["${{ var.a1 }}", "x ${{ var.b1 }} ${{ var.c1 }}"]').findings).toEqual([
      'pipelines/orders.yaml:3:82 unknown-variable',
      'pipelines/orders.yaml:3:101 unknown-variable',
      'pipelines/orders.yaml:3:115 unknown-variable',
    ]);
  });
});

describe('variables', () => {
  test('know their environment, not the pipeline that uses them', () => {
    const files = {
      'environments/dev/environment.yaml': environment('dev', '3.3', 'variables: { label: "${{ pipeline.id }}" }\n'),
      'environments/prod/environment.yaml': environment('prod', '2.11', 'variables: { label: orders }\n'),
    };
    expect(orders('description: "${{ var.label }}"\ntasks: { load: { type: noop } }\n', files).findings)
      .toMatchInlineSnapshot(`
        [
          "environments/dev/environment.yaml:14:26 name-not-here in dev",
        ]
      `);
  });

  test('are looked at also where no pipeline uses them', () => {
    expect(
      compiled({
        'environments/dev/environment.yaml': environment(
          'dev',
          '3.3',
          'variables: { a: "${{ var.b }}", c: "${{ ds }}" }\n',
        ),
      }).findings,
    ).toMatchInlineSnapshot(`
      [
        "environments/dev/environment.yaml:14:22 unknown-variable → a or c in dev",
        "environments/dev/environment.yaml:14:41 reference in dev",
      ]
    `);
  });

  test('that are made of each other are a circle, which is shown', () => {
    const files = {
      'environments/dev/environment.yaml': environment(
        'dev',
        '3.3',
        'variables: { a: "${{ var.b }}", b: "x ${{ var.c }}", c: "${{ var.a }}" }\n',
      ),
    };
    expect(orders('description: "${{ var.b }}"\ntasks: { load: { type: noop } }\n', files).findings)
      .toMatchInlineSnapshot(`
        [
          "environments/dev/environment.yaml:14:22 reference-circle in dev",
          "pipelines/orders.yaml:3:19 unknown-variable in prod",
        ]
      `);
  });

  test('may hold values of the run, which count where they are used', () => {
    const text = 'variables: { folder: "s3://lake/${{ run.date }}" }\n';
    const files = {
      'environments/dev/environment.yaml': environment('dev', '3.3', text),
      'environments/prod/environment.yaml': environment('prod', '2.11', text),
    };
    const { task } = orders('tasks: { load: { type: bash, command: "load ${{ var.folder }}" } }\n', files);
    expect(task('dev', 'load').operation).toMatchObject({
      command: [{ text: 'load s3://lake/' }, { value: { path: ['run', 'date'] } }],
    });
    expect(orders('tasks: { load: { type: noop, description: "${{ var.folder }}" } }\n', files).findings)
      .toMatchInlineSnapshot(`
        [
          "environments/dev/environment.yaml:14:37 run-value-here in dev",
          "environments/prod/environment.yaml:14:37 run-value-here in prod",
        ]
      `);
  });

  test('of a pipeline’s owner, domain and tier are known in the pipeline', () => {
    const { findings, pipeline } = orders(
      'owner: sales\ndomain: commerce\ndescription: "${{ pipeline.owner.contact.email }} ${{ pipeline.domain }} ${{ pipeline.tier }}"\ntasks: { load: { type: noop } }\n',
    );
    expect(findings).toEqual([]);
    expect(pipeline('dev').description).toBe('sales@example.com commerce standard');
  });
});
