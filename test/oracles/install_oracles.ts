import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from './airflow_home.ts';
import { install } from './install.ts';
import { mainAirflowIds, type AirflowId, type Oracle, type PreparedId } from './oracle.ts';
import { findPython, inherited } from './python.ts';
import { mustRun } from './run_process.ts';

// The Python versions for which the pinned packages exist and that Airflow supports.
const pythons: Readonly<Record<AirflowId | PreparedId, readonly string[]>> = {
  'airflow-2.10': ['3.11', '3.12'],
  'airflow-2.11': ['3.11', '3.12'],
  'airflow-3.0': ['3.11', '3.12'],
  'airflow-3.1': ['3.11', '3.12'],
  'airflow-3.2': ['3.11', '3.12'],
  'airflow-3.3': ['3.11', '3.12', '3.13'],
  ruff: ['3.11', '3.12', '3.13'],
  duckdb: ['3.11', '3.12', '3.13'],
  python: ['3.11', '3.12', '3.13'],
};

const repository = join(import.meta.dirname, '..', '..');
/** Where all of them are installed. */
export const root = join(repository, '.oracles');

/** Where ruff, DuckDB and uv are, or why not. */
export type Tools = { readonly folder: string } | { readonly reason: string };

/** What every run of tests has, installed or with the reason why not. The Airflow versions are installed side by side. */
export async function installOracles(): Promise<readonly Oracle<PreparedId>[]> {
  const tools = await attempt(installTools);
  const airflows = mainAirflowIds.map((id) => installAirflow(id, tools));
  return [
    ...(await Promise.all(airflows)),
    tool('ruff', 'ruff', tools),
    tool('duckdb', 'python', tools),
    await plainPython(),
  ];
}

/** One version of Airflow, installed or with the reason why not. */
export async function installAirflow<Id extends AirflowId>(id: Id, tools: Tools): Promise<Oracle<Id>> {
  if ('reason' in tools) return { available: false, id, reason: tools.reason };
  const installed = await attempt(() => fillAirflow(id, join(tools.folder, 'bin', 'uv')));
  if ('reason' in installed) return { available: false, id, ...installed };
  return { available: true, id, path: join(installed.folder, 'bin', 'python'), ...installed };
}

function tool<Id extends 'ruff' | 'duckdb'>(id: Id, program: string, tools: Tools): Oracle<Id> {
  if ('reason' in tools) return { available: false, id, ...tools };
  return { available: true, id, path: join(tools.folder, 'bin', program), ...tools };
}

async function plainPython(): Promise<Oracle<'python'>> {
  try {
    const { path } = await findPython(pythons.python);
    return { available: true, id: 'python', path, folder: root };
  } catch (error) {
    return { available: false, id: 'python', reason: shortReason(error) };
  }
}

/** The folder of an installation, or in a line why there is none. */
export async function attempt(work: () => Promise<string>): Promise<Tools> {
  try {
    return { folder: await work() };
  } catch (error) {
    return { reason: shortReason(error) };
  }
}

async function installTools(): Promise<string> {
  const python = await findPython(pythons.ruff);
  const requirements = requirementFile('tools');
  return install({
    root,
    name: 'tools',
    content: keyOf(requirements, python.path),
    fill: timed('ruff, DuckDB and uv', async (folder) => {
      await mustRun(python.path, ['-m', 'venv', folder], { environment: inherited() });
      const pip = ['-m', 'pip', 'install', '--quiet', '--retries', '1', '--timeout', '30', '-r', requirements];
      await mustRun(join(folder, 'bin', 'python'), pip, { environment: inherited() });
    }),
  });
}

async function fillAirflow(id: AirflowId, uv: string): Promise<string> {
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

// Each file is a whole `uv pip freeze` on the first Python above. 2.11 and 3.3 hold the newest packages of one day; the
// versions before them were resolved with `--exclude-newer`, a few weeks after their release at most (2.10.5: 2025-02-25,
// 3.0.6: 2025-09-15, 3.1.8: 2026-03-15, 3.2.2: 2026-06-15), because later packages break or deprecate what they use.
// They hold the providers that the target names: cncf-kubernetes, http, slack, smtp, and amazon for its sensor of S3.
// On 3.1 sagemaker-studio, which amazon asks for, is below 1.1, on 3.3 python-dateutil below 3, for botocore. Those of
// google and microsoft-azure bring more than fifty packages each, of which some do not install: they are left out.
// On 2.x virtualenv is there, without which a DAG file with a PythonVirtualenvOperator does not even load.
function requirementFile(name: string): string {
  return join(import.meta.dirname, 'requirements', `${name}.txt`);
}

// An environment breaks when its interpreter moves, and its programs name their own folder.
function keyOf(requirements: string, python: string): string {
  return [readFileSync(requirements, 'utf8'), python, root, 'layout 1'].join('\0');
}

/** The same work, telling when it begins and how long it took. */
export function timed(what: string, work: (folder: string) => Promise<void>): (folder: string) => Promise<void> {
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

/** Progress and what is missing go to standard error, beside the report of the tests. */
export function say(line: string): void {
  process.stderr.write(`oracles: ${line}\n`);
}
