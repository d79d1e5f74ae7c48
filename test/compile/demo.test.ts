import { expect, test } from 'vitest';
import { builtins } from '../../src/builtins/index.ts';
import { compile } from '../../src/compile.ts';
import { openRepository } from '../../src/edge/host/repository.ts';
import { renderText } from '../../src/edge/report/text.ts';

test('the demo compiles without a finding', () => {
  const paths: string[] = [];
  const { diagnostics } = compile(openRepository('.'), builtins, ({ path }) => paths.push(path));
  expect(renderText(diagnostics, { color: false })).toBe('no findings\n');
  expect(paths.length).toBeGreaterThan(20);
});
