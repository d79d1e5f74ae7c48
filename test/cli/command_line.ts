import { run } from '../../src/edge/cli/run.ts';
import type { Console } from '../../src/edge/commands/console.ts';

/** What a command line gave: its exit code and all that it printed. */
export interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Circumstances {
  readonly environment?: Readonly<Record<string, string>>;
  readonly isTerminal?: boolean;
  readonly milliseconds?: () => number;
}

/** Runs a command line in a folder, inside of this process. */
export async function dagwright(
  folder: string,
  argv: readonly string[],
  { environment = {}, isTerminal = false, milliseconds = () => 0 }: Circumstances = {},
): Promise<Answer> {
  const printed = { stdout: '', stderr: '' };
  const stream = (name: 'stdout' | 'stderr'): Console['stdout'] => ({
    write: (text) => void (printed[name] += text),
    isTerminal,
  });
  const code = await run(argv, {
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    folder,
    environment,
    versions: { node: '20.19.0', timeZones: '2025b' },
    now: () => Date.parse('2026-03-28T12:00:00Z') / 1000,
    milliseconds,
  });
  return { code, ...printed };
}
