import * as fc from 'fast-check';
import { expect } from 'vitest';
import { isStandardLibrary } from '../../../src/emit/python/standard_library.ts';
import { imported } from '../../../src/emit/python/expression.ts';
import { printImports } from '../../../src/emit/python/print_imports.ts';
import { printModule } from '../../../src/emit/python/print_module.ts';
import { widthOf } from '../../../src/emit/python/width.ts';
import { temporaryFolder } from '../../host/temporary_folder.ts';
import { mustRun, runProcess } from '../../oracles/run_process.ts';
import { testWithOracle } from '../../oracles/with_oracle.ts';
import { modules } from './arbitraries.ts';

const alone = ['--isolated', '--no-cache'];

testWithOracle('ruff', 'ruff leaves any module as it is', async (ruff) => {
  const samples = fc.sample(modules, { numRuns: 1500, seed: 20260330 });
  const files = samples.map((module, index) => [`module_${index}.py`, printModule(module)]);
  const run = { environment: {}, folder: temporaryFolder(Object.fromEntries(files)) };
  const format = await runProcess(ruff.path, ['format', ...alone, '--diff', '.'], run);
  expect(format.stdout).toBe('');
  expect(format.code).toBe(0);
  // Random modules name what they do not define.
  const check = await runProcess(ruff.path, ['check', ...alone, '--select=F,E9,I', '--ignore=F821', '.'], run);
  expect(check.stdout).toBe('All checks passed!\n');
});

testWithOracle('ruff', 'characters are as wide as ruff counts them', async (ruff) => {
  const characters = Array.from({ length: 0x20000 - 0xa0 }, (_, index) => index + 0xa0)
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCodePoint(code));
  const lines = characters.map((character) => `# a ${character.repeat(10)} b\n`).join('');
  const folder = temporaryFolder({ 'widths.py': lines });
  const args = ['check', ...alone, '--select=E501', '--line-length=1', '--output-format=concise', 'widths.py'];
  const { stdout } = await runProcess(ruff.path, args, { environment: {}, folder });
  const widths = [...stdout.matchAll(/^widths\.py:\d+:\d+: E501 .*\((\d+) > 1\)$/gm)].map((match) => Number(match[1]));
  expect(widths).toEqual(characters.map((character) => 6 + widthOf(character.repeat(10))));
});

testWithOracle('python', "the standard library is Python's own", async (python) => {
  const script = 'import sys; print(*(n for n in sys.stdlib_module_names if n[0] != "_"))';
  const { stdout } = await mustRun(python.path, ['-I', '-c', script], { environment: {} });
  expect(
    stdout
      .trim()
      .split(' ')
      .filter((module) => !isStandardLibrary(module)),
  ).toEqual([]);
});

testWithOracle('ruff', 'ruff sorts the modules of the standard library into the same section', async (ruff) => {
  const standard = ['abc', 'asynchat', 'distutils', 'imp', 'json.decoder', 'tomllib', 'typing', 'zoneinfo'];
  const others = ['airflow', 'pendulum', 'sales.jsons', 'yaml'];
  const imports = [...others, ...standard].map((module) => ({ imported: imported(module) }));
  const folder = temporaryFolder({ 'imports.py': printImports(imports, 0) });
  const check = await runProcess(ruff.path, ['check', ...alone, '--select=I', '.'], { environment: {}, folder });
  expect(check.stdout).toBe('All checks passed!\n');
});
