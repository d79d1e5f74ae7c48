import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ownerMissing } from '../../src/builtins/rules/owner-missing/index.ts';
import { timeoutMissing } from '../../src/builtins/rules/timeout-missing/index.ts';
import { lintWith, ruleExamplesOf } from './rule_examples.ts';

const examples = ruleExamplesOf(readFileSync('docs/language/standards.md', 'utf8'));

test('the page on standards shows findings', () => {
  expect(examples.filter(({ findings }) => findings !== undefined).length).toBeGreaterThan(1);
});

// Two rules are enough to show what is said of all: the page stays as it is when a rule is added.
test.each(examples)('line $line gives the findings printed there', (example) => {
  expect(lintWith([ownerMissing, timeoutMissing], example)).toBe(example.findings ?? 'no findings\n');
});
