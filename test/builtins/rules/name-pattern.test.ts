import { expect, test } from 'vitest';
import { findingsOf, testMutations } from './mutations.ts';

const looks = (what: string, pattern: string): string =>
  `The ${what} does not look as the project wants it: ${pattern}.`;

testMutations('name-pattern', {
  clean: `id: daily_orders
tags: [sales]
tasks:
  load: { type: noop }
`,
  options: { pipeline: 'daily_[a-z]+|shipments|marts', task: '[a-z]+', tag: 'sales|finance' },
  caught: {
    'another beginning': {
      edits: [['daily_orders', 'nightly_orders']],
      messages: [looks('pipeline "nightly_orders"', 'daily_[a-z]+|shipments|marts')],
    },
    'a digit in a task': { edits: [['load:', 'load2:']], messages: [looks('task "load2"', '[a-z]+')] },
    'another tag, and one that only holds the word': {
      edits: [['[sales]', '[sales, presales]']],
      messages: [looks('tag "presales"', 'sales|finance')],
    },
  },
  spared: {
    'another pipeline of the form': [['daily_orders', 'daily_returns']],
    'another task of the form': [['load:', 'merge:']],
    'another tag of the form': [['[sales]', '[finance, sales]']],
  },
});

test('a pattern that is none is told where it is written, once', () => {
  const lint = 'lint: { rules: { name-pattern: { options: { task: "[a-z" } } } }\n';
  expect(
    findingsOf('name-pattern', {
      'dagwright.yaml': lint,
      'pipelines/orders.yaml': 'tasks: { load: { type: noop } }\n',
    }),
  ).toEqual(['"[a-z" is no regular expression: no name is judged by it.']);
});

test('a pattern that would take for ever elsewhere takes no time', () => {
  const found = findingsOf(
    'name-pattern',
    { 'pipelines/orders.yaml': `id: ${'a'.repeat(190)}1\ntasks: { load: { type: noop } }\n` },
    { pipeline: '((a+)+)+$|shipments|marts' },
  );
  expect(found.length).toBe(1);
});
