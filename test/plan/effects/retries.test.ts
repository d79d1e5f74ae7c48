import { expect, test } from 'vitest';
import { told } from './judged.ts';

/** A pipeline whose task `load` has more keys. */
function spec(keys: string, top = ''): string {
  return `kind: Pipeline
id: orders
${top}
tasks:
  extract: { type: bash, command: extract-orders }
  load: { type: sql, after: [extract], connection: warehouse, query: "DELETE FROM orders", ${keys} }
`;
}

test.each([
  [
    'retries: 3, timeout: 5m',
    'retries: 5, timeout: 5m',
    'low tasks.load.retries.count: A failed try of "load" is repeated 5 times instead of 3, so it may take up to 20 minutes longer. [more tries only make a failure known later]',
  ],
])('%s becomes %s', (before, after, expected) => {
  expect(told(spec(before), spec(after))).toEqual([expected]);
});
