import { describe, expect, test } from 'vitest';
import { compiled, orders, overlay, type Compiled, type Files } from './repository.ts';

/** The type `invoice_query` with these inputs and this task, and the task `load` of it with these keys. */
function typed(inputs: string, task: string, keys: string, more: Files = {}): Compiled {
  return orders(`tasks:\n  load: { type: invoice_query${keys === '' ? '' : `, ${keys}`} }\n`, {
    'pipelines/types/invoice_query.yaml': `kind: TaskType\nid: invoice_query\ninputs: { ${inputs} }\ntask: { ${task} }\n`,
    ...more,
  });
}

const call = 'type: python, callable: "billing:query", arguments: { value: "${{ input.value }}" }';

function value({ task }: Compiled): unknown {
  const { operation } = task('dev', 'load');
  return operation.kind === 'call' ? operation.arguments.get('value') : operation;
}

function noop(id: string): string {
  return `kind: TaskType\nid: ${id}\ntask: { type: noop }\n`;
}

describe('a type of the organisation', () => {
  test('stands for a builtin type: its task is that of the builtin type', () => {
    const { findings, task } = typed('value: { type: string }', call, 'value: eu');
    expect(findings).toEqual([]);
    expect(task('dev', 'load').operation).toMatchObject({
      kind: 'call',
      source: { kind: 'module', module: 'billing' },
      function: 'query',
    });
  });

  test('cannot stand for another type of the organisation', () => {
    const { findings } = compiled({
      'pipelines/types/a.yaml': 'kind: TaskType\nid: first\ntask: { type: noop }\n',
      'pipelines/types/b.yaml': 'kind: TaskType\nid: second\ntask: { type: first }\n',
    });
    expect(findings).toEqual(['pipelines/types/b.yaml:3:15 unknown-task-type']);
  });

  test('cannot be called like a builtin type, or like another one', () => {
    expect(compiled({ 'pipelines/types/a.yaml': noop('sql') }).findings).toEqual([
      'pipelines/types/a.yaml:2:5 id-twice',
    ]);
    expect(
      compiled({ 'pipelines/types/a.yaml': noop('mark'), 'pipelines/types/b.yaml': noop('mark') }).findings,
    ).toEqual(['pipelines/types/b.yaml:2:5 id-twice']);
  });

  test.each(['after', 'type', 'retries', 'pool', 'environments'])(
    'cannot have an input called like the common key `%s`',
    (name) => {
      expect(typed(`${name}: { type: string, optional: true }`, 'type: noop', '').findings).toEqual([
        'pipelines/types/invoice_query.yaml:3:11 input-named-like-key',
      ]);
    },
  );

  test('is set by common keys like any task', () => {
    const { task } = typed(
      'value: { type: string }',
      `${call}, retries: { count: 4, delay: 1m }`,
      'value: eu, retries: { count: 1 }, pool: loads',
      overlay('tasks: { load: { priority: 7 } }\n'),
    );
    expect(task('dev', 'load')).toMatchObject({
      retries: { count: 1, delay: 60 },
      pool: { name: 'loads' },
      priority: 1,
    });
    expect(task('prod', 'load').priority).toBe(7);
  });

  test('takes no key of its builtin type that is no input', () => {
    expect(typed('value: { type: string }', call, 'value: eu, arguments: { value: us }').findings).toEqual([
      'pipelines/orders.yaml:4:43 unknown-key',
    ]);
  });

  test('names what the environment must have, and a finding says who used it', () => {
    const { findings, diagnostics } = typed(
      'value: { type: string }',
      'type: sql, connection: "${{ input.value }}", query: SELECT 1',
      'value: warehose',
    );
    expect(findings).toEqual(['pipelines/orders.yaml:4:39 unknown-connection → warehouse']);
    expect(diagnostics[0]?.related?.map(({ place }) => place.source.path)).toEqual([
      'pipelines/types/invoice_query.yaml',
    ]);
  });
});

describe('inputs', () => {
  test.each([
    ['text', 'type: string', 'value: eu', [{ kind: 'literal', text: 'eu' }]],
    ['a whole number', 'type: integer', 'value: 3', 3],
    ['a number', 'type: number', 'value: 1.5', 1.5],
    ['a boolean', 'type: boolean', 'value: true', true],
    ['a list', 'type: array', 'value: [1, 2]', { kind: 'list', items: [1, 2] }],
    ['a map', 'type: object', 'value: { a: 1 }', { kind: 'map', entries: new Map([['a', 1]]) }],
    ['anything, without a type', 'description: any', 'value: [1]', { kind: 'list', items: [1] }],
    ['a default where none is written', 'type: integer, default: 7', '', 7],
    ['what is written over a default', 'type: integer, default: 7', 'value: 8', 8],
  ])('a reference that stands alone is %s', (_, input, keys, expected) => {
    const result = typed(`value: { ${input} }`, call, keys);
    expect(result.findings).toEqual([]);
    expect(value(result)).toEqual(expected);
  });

  test('an input without a default is required, unless it says that it is optional', () => {
    expect(typed('value: { type: string }', call, '').findings).toEqual(['pipelines/orders.yaml:4:11 missing-key']);
    const optional = typed('value: { type: string, optional: true }', call, '');
    expect(optional.findings).toEqual([]);
    const { operation } = optional.task('dev', 'load');
    expect(operation.kind === 'call' && [...operation.arguments.keys()]).toEqual([]);
  });

  test('an optional input that is absent cannot be part of a longer text', () => {
    expect(
      typed('value: { type: string, optional: true }', 'type: bash, command: "query ${{ input.value }}"', '').findings,
    ).toEqual(['pipelines/types/invoice_query.yaml:4:37 absent-in-text']);
  });

  test.each([
    ['type: string', 'value: 3', 'wrong-type'],
    ['type: integer', 'value: eu', 'wrong-type'],
    ['type: string, enum: [append, replace]', 'value: apend', 'unknown-value → append'],
    ['type: string, pattern: "^[a-z]+$"', 'value: EU', 'wrong-form'],
    ['type: integer, minimum: 1, maximum: 5', 'value: 9', 'out-of-range'],
    ['type: string, min_length: 2, max_length: 3', 'value: europe', 'too-long'],
    ['type: array, items: { type: integer }', 'value: [eu]', 'wrong-type'],
    ['type: object, properties: { name: { type: string } }', 'value: { nmae: x }', 'unknown-key → name'],
    ['type: array, min_length: 2', 'value: [eu]', 'too-short'],
    ['type: array, max_length: 1', 'value: [eu, us]', 'too-long'],
    ['type: integer, enum: [1, 2]', 'value: 3', 'unknown-value'],
  ])('`{ %s }` refuses `%s` at the user’s line', (input, keys, code) => {
    const [finding, ...others] = typed(`value: { ${input} }`, call, keys).findings;
    expect(others).toEqual([]);
    expect(finding).toMatch(/^pipelines\/orders\.yaml:4:/u);
    expect(finding?.replace(/^\S+ /u, '')).toBe(code);
  });

  test('a default that its own input refuses is an error at the default', () => {
    expect(typed('value: { type: integer, default: many }', call, 'value: 3').findings).toEqual([
      'pipelines/types/invoice_query.yaml:3:44 wrong-type',
    ]);
  });

  test('a pattern that is no regular expression is an error at the pattern', () => {
    expect(typed('value: { type: string, pattern: "(" }', call, 'value: x').findings).toEqual([
      'pipelines/types/invoice_query.yaml:3:43 wrong-pattern',
    ]);
  });

  test('an input that the type does not declare is an error in the type', () => {
    expect(typed('values: { type: string }', call, 'values: eu').findings).toEqual([
      'pipelines/types/invoice_query.yaml:4:75 unknown-input → values',
    ]);
  });

  test('an input may be part of a longer text, and of a file of the type', () => {
    const { findings, task } = typed('value: { type: string }', 'type: bash, file: query.sh', 'value: eu', {
      'pipelines/types/query.sh': 'query --region ${{ input.value }}\n',
    });
    expect(findings).toEqual([]);
    expect(task('dev', 'load').operation).toMatchObject({ command: [{ text: 'query --region eu\n' }] });
  });

  test('an input may name variables of the environment, in the words of the pipeline that writes it', () => {
    expect(value(typed('value: { type: string }', call, 'value: "${{ pipeline.id }}-${{ env.id }}"'))).toEqual([
      { kind: 'literal', text: 'orders-dev' },
    ]);
  });

  test('an input that is not templated refuses values of the run at the user’s line', () => {
    expect(typed('value: { type: string }', call, 'value: "${{ run.date }}"').findings).toEqual([
      'pipelines/orders.yaml:4:44 run-value-here',
    ]);
    const allowed = typed('value: { type: string, templated: true }', call, 'value: "${{ run.date }}"');
    expect(allowed.findings).toEqual([]);
    expect(value(allowed)).toMatchObject([{ kind: 'value', value: { path: ['run', 'date'] } }]);
  });

  test('a templated input where the type’s task renders nothing is refused in the user’s words', () => {
    expect(
      typed(
        'value: { type: string, templated: true }',
        'type: noop, description: "${{ input.value }}"',
        'value: "${{ run.date }}"',
      ).findings,
    ).toEqual(['pipelines/orders.yaml:4:44 run-value-here']);
  });

  test('each author’s text keeps its class: the user’s braces are the user’s Jinja, the type’s text is not', () => {
    const { findings, task } = typed(
      'value: { type: string, templated: true }',
      'type: bash, command: "query {} ${#a} ${{ input.value }}"',
      'value: "{{ ti.task_id }}"',
    );
    expect(findings).toEqual([]);
    expect(task('dev', 'load').operation).toMatchObject({
      command: [
        { kind: 'literal', text: 'query {} ${#a} ' },
        { kind: 'jinja', text: '{{ ti.task_id }}' },
      ],
    });
  });

  test('the type’s Jinja stays Jinja beside the user’s literal text', () => {
    const { task } = typed(
      'value: { type: string, templated: true }',
      'type: bash, command: "query {{ ti.task_id }} ${{ input.value }}"',
      'value: "a {b}"',
    );
    expect(task('dev', 'load').operation).toMatchObject({
      command: [
        { kind: 'jinja', text: 'query {{ ti.task_id }} ' },
        { kind: 'literal', text: 'a {b}' },
      ],
    });
  });

  test('inputs are given by defaults, by overrides and by overlays too', () => {
    const files = {
      'dagwright.yaml':
        'kind: Project\nid: commerce\nenvironments: [dev, prod]\ndefaults: { task_types: { invoice_query: { value: 1 } } }\n',
      ...overlay('tasks: { load: { value: 3 } }\n'),
    };
    const { findings, task } = typed('value: { type: integer }', call, '', files);
    expect(findings).toEqual([]);
    const given = (environment: string): unknown => {
      const { operation } = task(environment, 'load');
      return operation.kind === 'call' ? operation.arguments.get('value') : operation;
    };
    expect([given('dev'), given('prod')]).toEqual([1, 3]);
  });
});

describe('a type with mistakes', () => {
  test('is told once, and keeps only its own pipelines from being made', () => {
    const { findings, files } = typed('value: { type: strnig }', call, 'value: eu', {
      'pipelines/invoices.yaml': 'kind: Pipeline\nid: invoices\ntasks: { load: { type: noop } }\n',
    });
    expect(findings).toEqual(['pipelines/types/invoice_query.yaml:3:26 unknown-value → string']);
    expect(files.has('generated/dev/dags/orders.py')).toBe(false);
    expect(files.has('generated/dev/dags/invoices.py')).toBe(true);
  });
});
