import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from './airflow_home.ts';
import { install } from './install.ts';
import { oracleIds, type Oracle, type OracleId } from './oracle.ts';
import { findPython, inherited } from './python.ts';
import { mustRun } from './run_process.ts';
import { skippedMark } from './with_oracle.ts';

// The Python versions for which the pinned packages exist and that Airflow supports.
const pythons: Readonly<Record<OracleId, readonly string[]>> = {
  'airflow-2.11': ['3.11', '3.12'],
  'airflow-3.3': ['3.11', '3.12', '3.13'],
  ruff: ['3.11', '3.12', '3.13'],
  python: ['3.11', '3.12', '3.13'],
};

const repository = join(import.meta.dirname, '..', '..');
const root = join(repository, '.oracles');

/**
 * Vitest's global setup: installs what is missing, before any test, and tells the tests what there is.
 *
 * With `DAGWRIGHT_REQUIRE_ORACLES=1` in the environment a missing oracle fails the whole run.
 */
export async function setup(project: TestProject): Promise<() => void> {
  const oracles = await installOracles();
  const missing = oracles.filter((oracle) => !oracle.available);
  for (const { id, reason } of missing) say(`${id} is not available: ${reason}`);
  if (missing.length > 0 && process.env['DAGWRIGHT_REQUIRE_ORACLES'] === '1') {
    throw new Error(
      `DAGWRIGHT_REQUIRE_ORACLES=1, and these oracles are missing:\n${missing.map(({ id, reason }) => `  ${id}: ${reason}`).join('\n')}`,
    );
  }
  project.provide('oracles', oracles);
  return () => reportSkipped(project);
}

/** Every oracle, installed or with the reason why not. The Airflow versions are installed side by side. */
export async function installOracles(): Promise<readonly Oracle[]> {
  const tools = await outcome(installTools);
  const found = await Promise.all(oracleIds.map((id) => locate(id, tools)));
  return found;
}

type Tools = { readonly folder: string } | { readonly reason: string };

async function outcome(work: () => Promise<string>): Promise<Tools> {
  try {
    return { folder: await work() };
  } catch (error) {
    return { reason: shortReason(error) };
  }
}

async function locate(id: OracleId, tools: Tools): Promise<Oracle> {
  try {
    if (id === 'python') return await plainPython();
    if ('reason' in tools) return { available: false, id, reason: tools.reason };
    if (id === 'ruff') return { available: true, id, path: join(tools.folder, 'bin', 'ruff'), folder: tools.folder };
    const folder = await installAirflow(id, join(tools.folder, 'bin', 'uv'));
    return { available: true, id, path: join(folder, 'bin', 'python'), folder };
  } catch (error) {
    return { available: false, id, reason: shortReason(error) };
  }
}

async function plainPython(): Promise<Oracle> {
  const { path } = await findPython(pythons.python);
  return { available: true, id: 'python', path, folder: root };
}

async function installTools(): Promise<string> {
  const python = await findPython(pythons.ruff);
  const requirements = requirementFile('tools');
  return install({
    root,
    name: 'tools',
    content: keyOf(requirements, python.path),
    fill: timed('ruff and uv', async (folder) => {
      await mustRun(python.path, ['-m', 'venv', folder], { environment: inherited() });
      const pip = ['-m', 'pip', 'install', '--quiet', '--retries', '1', '--timeout', '30', '-r', requirements];
      await mustRun(join(folder, 'bin', 'python'), pip, { environment: inherited() });
    }),
  });
}

async function installAirflow(id: Extract<OracleId, `airflow-${string}`>, uv: string): Promise<string> {
  const python = await findPython(pythons[id]);
  const requirements = requirementFile(id);
  return install({
    root,
    name: id,
    content: keyOf(requirements, python.path),
    fill: timed(id, async (folder) => {
      const environment = { ...inherited(), UV_PYTHON_DOWNLOADS: 'never', UV_NO_PROGRESS: '1' };
      await mustRun(uv, ['venv', '--quiet', '--allow-existing', '--python', python.path, folder], { environment });
      // Compiled now, because the runs themselves write no bytecode next to anyone's DAG files.
      const options = ['--quiet', '--compile-bytecode', '--python', join(folder, 'bin', 'python'), '-r', requirements];
      await mustRun(uv, ['pip', 'install', ...options], { environment });
      await migrate(join(folder, 'bin', 'python'), join(folder, 'home'));
    }),
  });
}

function requirementFile(name: string): string {
  return join(import.meta.dirname, 'requirements', `${name}.txt`);
}

// An environment breaks when its interpreter moves, and its programs name their own folder.
function keyOf(requirements: string, python: string): string {
  return [readFileSync(requirements, 'utf8'), python, root, 'layout 1'].join('\0');
}

function timed(what: string, work: (folder: string) => Promise<void>): (folder: string) => Promise<void> {
  return async (folder) => {
    say(`installing ${what} into .oracles/ (once)`);
    const start = performance.now();
    await work(folder);
    say(`installed ${what} in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  };
}

// An installer that reaches no index says so in a warning, and then that no package matches.
const telling = [/connect|resolve host|name resolution|timed out|certificate/iu, /error/iu, /\S/u];

function shortReason(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error)).split('\n').map((line) => line.trim());
  for (const pattern of telling) {
    const line = lines.findLast((candidate) => pattern.test(candidate));
    if (line !== undefined) return shorten(line);
  }
  return 'no reason given';
}

function shorten(line: string): string {
  const text = line.replace(/^WARNING: Retrying .*?\)\) after /u, '').replace(/<[^<>]*object at 0x[0-9a-f]+>: /u, '');
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}

function reportSkipped(project: TestProject): void {
  const counts = new Map<string, number>();
  for (const module of project.vitest.state.getTestModules()) {
    for (const test of module.children.allTests('skipped')) {
      const start = test.fullName.indexOf(skippedMark);
      if (start < 0) continue;
      const reason = test.fullName.slice(start + skippedMark.length).replace(/\].*$/su, '');
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
  }
  for (const [reason, count] of counts) say(`${count} test${count === 1 ? '' : 's'} skipped: ${reason}`);
}

function say(line: string): void {
  process.stderr.write(`oracles: ${line}\n`);
}
