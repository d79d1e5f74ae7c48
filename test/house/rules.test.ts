import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { builtins } from '../../src/builtins/index.ts';
import { lintExample, ruleExamplesOf } from './rule_examples.ts';

const folder = 'src/builtins/rules';

test('every rule is registered, is called as its folder, and has a README', () => {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(builtins.rules.map(({ id }) => id).toSorted()).toEqual(folders.map(({ name }) => name).toSorted());
  expect(builtins.rules.filter(({ id }) => !existsSync(`${folder}/${id}/README.md`))).toEqual([]);
});

test('the documentation has a page for each rule, and none beside them; npm run generate makes them', () => {
  const pages = readdirSync('docs/rules').map((name) => name.replace('.md', ''));
  expect(pages.toSorted()).toEqual(['README', ...builtins.rules.map(({ id }) => id)].toSorted());
});

describe.each(builtins.rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const examples = ruleExamplesOf(readFileSync(`${folder}/${id}/README.md`, 'utf8'));

  test('its README shows what it finds, and what it does not', () => {
    expect(examples.some(({ findings }) => findings !== undefined)).toBe(true);
    expect(examples.some(({ findings }) => findings === undefined)).toBe(true);
  });

  test.each(examples)('line $line gives the findings printed there', (example) => {
    expect(lintExample(rule, example)).toBe(example.findings ?? 'no findings\n');
  });
});
