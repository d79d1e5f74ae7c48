import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runProcess, type Finished } from './run_process.ts';

const repository = join(import.meta.dirname, '..', '..');
const emptyPath = mkdtempSync(join(tmpdir(), 'dagwright-no-python-'));

afterAll(() => rmSync(emptyPath, { recursive: true, force: true }));

const reason = 'it needs Python 3.11 or 3.12 or 3.13 with venv, and none was found on PATH';

async function runWithoutPython(extra: Readonly<Record<string, string>>): Promise<Finished> {
  const cli = join(repository, 'node_modules', 'vitest', 'vitest.mjs');
  const config = join(import.meta.dirname, 'fixtures', 'run', 'vitest.config.ts');
  const environment = { PATH: emptyPath, NO_COLOR: '1', ...extra };
  const args = [cli, 'run', '--root', repository, '--config', config, '--reporter', 'json'];
  return runProcess(process.execPath, args, { environment, folder: repository });
}

test('without Python the tests that need an oracle are skipped, counted and printed with the reason', async () => {
  const { code, stdout, stderr } = await runWithoutPython({});
  const report: { numTotalTests: number; numPendingTests: number; numPassedTests: number } = JSON.parse(stdout);
  expect([report.numTotalTests, report.numPendingTests, report.numPassedTests, code]).toEqual([6, 5, 1, 0]);
  expect(stderr.split('\n').filter((line) => line.startsWith('oracles: '))).toEqual([
    `oracles: airflow-2.11 is not available: ${reason}`,
    `oracles: airflow-3.3 is not available: ${reason}`,
    `oracles: ruff is not available: ${reason}`,
    `oracles: duckdb is not available: ${reason}`,
    `oracles: python is not available: ${reason}`,
    `oracles: 2 tests skipped: airflow-3.3: ${reason}`,
    `oracles: 1 test skipped: airflow-3.0: ${reason}`,
    `oracles: 1 test skipped: airflow-3.1: ${reason}`,
    `oracles: 1 test skipped: ruff: ${reason}`,
  ]);
});

test('without Python a run that requires the oracles fails and says why', async () => {
  const { code, stderr } = await runWithoutPython({ DAGWRIGHT_REQUIRE_ORACLES: '1' });
  expect(code).toBe(1);
  expect(stderr).toContain(`DAGWRIGHT_REQUIRE_ORACLES=1, and these oracles are missing:\n  airflow-2.11: ${reason}`);
});
