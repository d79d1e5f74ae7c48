import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { rules } from '../../../src/builtins/rules/index.ts';

test('each rule has edits that it catches, and near misses that it spares', () => {
  const tested = new Set(readdirSync(import.meta.dirname));
  expect(rules.map(({ id }) => id).filter((id) => !tested.has(`${id}.test.ts`))).toEqual([]);
});
