import { expect, test } from 'vitest';
import { attribute, call, dict, imported, list, name, string } from '../../../src/emit/python/expression.ts';
import { renamedDefinition, renamedKeywords } from '../../../src/emit/python/renamed.ts';
import {
  assignment,
  classDefinition,
  fixedLines,
  functionDefinition,
  returnStatement,
  withBlock,
} from '../../../src/emit/python/statement.ts';

const names = new Map([['_load', '_load_N1']]);

test('a name is changed wherever it stands in an argument, and nothing else is', () => {
  expect(
    renamedKeywords(
      [
        ['python_callable', name('_load')],
        ['_load', list([attribute(name('_load'), '_load'), string('_load'), imported('shop', '_load')])],
        ['given', dict([[name('_load'), call(name('_load'), [['_load', name('other')]], [name('_load')])]])],
      ],
      names,
    ),
  ).toEqual([
    ['python_callable', name('_load_N1')],
    ['_load', list([attribute(name('_load_N1'), '_load'), string('_load'), imported('shop', '_load')])],
    ['given', dict([[name('_load_N1'), call(name('_load_N1'), [['_load', name('other')]], [name('_load_N1')])]])],
  ]);
});

test('a function and a class are called anew, and call each other so; fixed lines stay', () => {
  expect(
    renamedDefinition(
      functionDefinition({
        name: '_load',
        body: [
          assignment('made', name('_load')),
          withBlock([{ context: call(name('_load')) }], [returnStatement(name('made'))]),
          fixedLines(['_load()']),
        ],
      }),
      names,
    ),
  ).toEqual(
    functionDefinition({
      name: '_load_N1',
      body: [
        assignment('made', name('_load_N1')),
        withBlock([{ context: call(name('_load_N1')) }], [returnStatement(name('made'))]),
        fixedLines(['_load()']),
      ],
    }),
  );
  expect(renamedDefinition(classDefinition('Loads', name('_load'), []), names)).toEqual(
    classDefinition('Loads', name('_load_N1'), []),
  );
});
