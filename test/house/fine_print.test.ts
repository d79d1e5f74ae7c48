import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const tests = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.test.ts'));
const names = tests.flatMap((path) => [
  ...readFileSync(`test/${path}`, 'utf8').matchAll(/'FINE-PRINT (?<numbers>\d+(?:, \d+)*): /gu),
]);
const named = new Set(names.flatMap(({ groups }) => groups?.['numbers']?.split(', ').map(Number) ?? []));

// The corners of the language are numbered: whoever meets one finds what it is by the name of its test.
test('each of the 35 corners of the language has a test that names its number', () => {
  const all = Array.from({ length: 35 }, (_, index) => index + 1);
  expect(all.filter((number) => !named.has(number))).toEqual([]);
});
