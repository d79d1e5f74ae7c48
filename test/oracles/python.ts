import { lastLines, runProcess } from './run_process.ts';

/** A Python interpreter on the machine. */
export interface Python {
  readonly path: string;
  /** Such as `3.11`. */
  readonly version: string;
}

// The order of preference: the requirement files were frozen on the first.
const candidates = ['python3.11', 'python3.12', 'python3.13', 'python3'];

const probe = 'import sys, venv, ensurepip; print(sys.executable); print("%d.%d" % sys.version_info[:2])';

/**
 * The first interpreter on PATH of one of the versions that can make virtual environments.
 *
 * @throws Error that says what was looked for and what was found instead.
 */
export async function findPython(versions: readonly string[]): Promise<Python> {
  const found: string[] = [];
  for (const candidate of candidates) {
    const python = await ask(candidate);
    if (python === undefined) continue;
    if (versions.includes(python.version)) return python;
    found.push(python.version);
  }
  const instead = found.length === 0 ? 'none was found' : `only ${[...new Set(found)].join(', ')} was found`;
  throw new Error(`it needs Python ${versions.join(' or ')} with venv, and ${instead} on PATH`);
}

// A name on PATH may be a shim for a version that is not installed, so it is run rather than looked up.
async function ask(candidate: string): Promise<Python | undefined> {
  try {
    const { code, stdout } = await runProcess(candidate, ['-c', probe], { environment: inherited(), timeout: 30_000 });
    const [path, version] = lastLines(stdout, 2).split('\n');
    return code === 0 && path !== undefined && version !== undefined ? { path, version } : undefined;
  } catch {
    return undefined;
  }
}

/** The environment for installers: they need the caller's settings of indexes, proxies and certificates. */
export function inherited(): Readonly<Record<string, string>> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  // Python's own variables would point a new environment at another one's packages.
  return Object.fromEntries(
    entries.filter(([name]) => !name.startsWith('PYTHON') && name !== 'VIRTUAL_ENV' && !name.startsWith('AIRFLOW')),
  );
}
