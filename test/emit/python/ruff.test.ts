import fc from 'fast-check';
import { expect } from 'vitest';
import { printModule } from '../../../src/emit/python/printModule.ts';
import { temporaryFolder } from '../../host/temporary-folder.ts';
import { runProcess } from '../../oracles/run-process.ts';
import { testWithOracle } from '../../oracles/with-oracle.ts';
import { modules } from './arbitraries.ts';

testWithOracle('ruff', 'ruff leaves any module as it is', async (ruff) => {
  const files = printed(
    fc.sample(modules, { numRuns: 1500, seed: Number(process.env.SEED ?? 20260330) }).map(printModule),
  );
  const folder = temporaryFolder(files);
  const run = { environment: {}, folder };
  const format = await runProcess(ruff.path, ['format', '--isolated', '--no-cache', '--diff', '.'], run);
  expect(format.stdout).toBe('');
  expect(format.code).toBe(0);
  // Random modules name what they do not define.
  const rules = ['--select', 'F,E9,I', '--ignore', 'F821'];
  const check = await runProcess(ruff.path, ['check', '--isolated', '--no-cache', ...rules, '.'], run);
  expect(check.stdout).toBe('All checks passed!\n');
});

function printed(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(texts.map((text, index) => [`module_${index}.py`, text]));
}
