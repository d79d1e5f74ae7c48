import * as fc from 'fast-check';
import * as expressions from '../../../src/emit/python/expression.ts';
import type { Expression, Imported } from '../../../src/emit/python/expression.ts';
import type { Module } from '../../../src/emit/python/module.ts';
import * as statements from '../../../src/emit/python/statement.ts';
import type { FunctionDefinition, Statement } from '../../../src/emit/python/statement.ts';

/** Names of every length, so that lines of just under and just over the line length are frequent. */
const names: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('orders', 'invoices', 'shipments', 'x', 'A', 'DAG', 'Asset'), fc.nat(70))
  .map(([name, length]) => `${name}${'_wide'.repeat(14).slice(0, length)}`.replace(/_$/, ''));

const characters = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...'abcdefgh SELECT{}$#%'.split('')) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '"',
      "'",
      '\\',
      '日',
      '売',
      'é',
      'e\u0301',
      '🚚',
      '👩\u200d🚀',
      '❤\ufe0f',
      'カ',
      'ｶ',
      'ำ',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '\t',
      '\r',
      '\0',
      '\u2028',
      '\u00a0',
      '\u202e',
      '\ud800',
      '\udc00',
      '\ufeff',
      '\u{e0041}',
    ),
  },
);

/** Texts of one line, plain or nasty. */
const lines = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'abc -/{}'.split('')), maxLength: 90 }),
  fc.string({ unit: characters, maxLength: 60 }),
);

/** Any text, with the shapes that printers get wrong. */
export const texts: fc.Arbitrary<string> = fc.oneof(
  lines,
  fc
    .array(
      fc.oneof(lines, fc.constantFrom('', ' ', '"""', "'''", '\\', 'a\\', 'a "', '  indented', 'trailing ', '\ttab')),
    )
    .map((all) => all.join('\n')),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 10 }).map((units) => String.fromCharCode(...units)),
);

const modulePaths = fc
  .array(
    fc.constantFrom('airflow', 'Airflow', 'operators', 'v2', 'v10', 'v01', 'a_b', 'sdk', 'SQL', '_private', 'datetime'),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((parts) => parts.join('.'));

const imports: fc.Arbitrary<Imported> = fc.oneof(
  fc.constantFrom(
    expressions.imported('datetime', 'timedelta'),
    expressions.imported('pendulum'),
    expressions.imported('airflow.sdk', 'DAG'),
    expressions.imported('json'),
    expressions.imported('os.path'),
    expressions.imported('airflow.providers.common.sql.operators.sql', 'SQLExecuteQueryOperator'),
    expressions.imported('airflow.providers.common.sql.operators.sql', 'SQLColumnCheckOperator'),
  ),
  fc
    .tuple(modulePaths, fc.constantFrom('load', 'Load', 'LOAD', 'load2', 'load10', 'L', '_L', 'orders', 'x'))
    .map(([path, name]) => expressions.imported(path, name)),
  modulePaths.map((path) => expressions.imported(path)),
);

const leaves: fc.Arbitrary<Expression> = fc.oneof(
  { weight: 4, arbitrary: lines.map(expressions.string) },
  { weight: 1, arbitrary: texts.map(expressions.string) },
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(expressions.integer),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(expressions.float),
  fc.boolean().map(expressions.boolean),
  fc.constant(expressions.none),
  names.map(expressions.name),
  imports,
);

const { expression, callable } = fc.letrec<{ expression: Expression; callable: Expression; call: Expression }>(
  (tie) => ({
    expression: fc.oneof({ maxDepth: 4, depthSize: 'small' }, leaves, ...containers(tie('expression')), tie('call')),
    callable: fc.oneof(
      names.map(expressions.name),
      imports,
      fc.tuple(names.map(expressions.name), names).map(([of, name]) => expressions.attribute(of, name)),
    ),
    call: calls(tie('callable'), tie('expression')),
  }),
);

function containers(item: fc.Arbitrary<Expression>): readonly fc.Arbitrary<Expression>[] {
  const items = fc.array(item, { maxLength: 4 });
  return [
    items.map(expressions.list),
    items.map(expressions.tuple),
    fc
      .uniqueArray(fc.tuple(lines, item), { selector: ([key]) => key, maxLength: 4 })
      .map((entries) => expressions.dict(entries)),
    fc.tuple(names.map(expressions.name), item).map(([of, index]) => expressions.subscript(of, index)),
  ];
}

function calls(callee: fc.Arbitrary<Expression>, argument: fc.Arbitrary<Expression>): fc.Arbitrary<Expression> {
  const keyword = fc.oneof(
    { weight: 9, arbitrary: names },
    { weight: 1, arbitrary: fc.constantFrom('class', 'from', '--day') },
  );
  const keywords = fc.uniqueArray(fc.tuple(keyword, argument), { selector: ([name]) => name, maxLength: 4 });
  return fc
    .tuple(callee, keywords, fc.array(argument, { maxLength: 2 }))
    .map(([of, named, positional]) => expressions.call(of, named, positional));
}

/** A call, or a call on what a call returns, such as `Operator.partial(…).expand(…)`. */
const operators: fc.Arbitrary<Expression> = fc.oneof(
  calls(callable, expression),
  fc
    .tuple(calls(callable, expression), names)
    .chain(([first, name]) => calls(fc.constant(expressions.attribute(first, name)), expression)),
);

const groups = fc.oneof(
  names.map(expressions.name),
  fc.array(names.map(expressions.name), { minLength: 2, maxLength: 4 }).map(expressions.list),
);

const simple: fc.Arbitrary<Statement> = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(names, operators).map(([target, value]) => statements.assignment(target, value)) },
  fc.tuple(names, expression).map(([target, value]) => statements.assignment(target, value)),
  operators.map(statements.expressionStatement),
  fc.array(groups, { minLength: 2, maxLength: 5 }).map(statements.shift),
  fc.constant(statements.blank),
);

const contexts = fc.record({
  context: calls(imports, expression),
  variable: fc.constantFrom('dag', 'group'),
});

const { statement } = fc.letrec<{ statement: Statement }>((tie) => ({
  statement: fc.oneof(
    { maxDepth: 3 },
    simple,
    fc
      .tuple(fc.array(contexts, { minLength: 1, maxLength: 3 }), fc.array(tie('statement'), { maxLength: 4 }))
      .map(([all, body]) => statements.withBlock(all, body)),
  ),
}));

const localImports = fc.uniqueArray(imports, {
  selector: ({ module, name }) => name ?? module.split('.')[0],
  maxLength: 4,
});

/** A function uses whatever it imports, and no variable has its name. */
const functions: fc.Arbitrary<FunctionDefinition> = fc
  .record({
    name: names,
    parameters: fc.uniqueArray(names, { maxLength: 4 }),
    locals: localImports,
    value: fc.oneof(expression, operators),
    hasRest: fc.boolean(),
  })
  .map(({ name, parameters, locals, value, hasRest }) =>
    statements.functionDefinition({
      name: `notify_${name}`,
      parameters: [
        ...parameters.map((parameter) => ({ name: parameter })),
        ...(hasRest ? [{ name: 'context', rest: '**' as const }] : []),
      ],
      imports: locals,
      body: [...locals.map(useOf), statements.returnStatement(value)],
    }),
  );

function useOf({ module, name }: Imported): Statement {
  const [root = '', ...parts] = module.split('.');
  if (name !== undefined) return statements.expressionStatement(expressions.call(expressions.name(name)));
  const path = parts.reduce(expressions.attribute, expressions.name(root));
  return statements.expressionStatement(expressions.call(path));
}

/** Modules of every shape that the printer knows. They need not make sense: names may be unknown. */
export const modules: fc.Arbitrary<Module> = fc
  .record({
    docstring: fc.option(texts, { nil: undefined }),
    functions: fc.uniqueArray(functions, { selector: ({ name }) => name, maxLength: 2 }),
    body: fc.array(statement, { maxLength: 5 }),
  })
  .map(({ docstring, ...rest }) => (docstring === undefined ? rest : { ...rest, docstring }));
