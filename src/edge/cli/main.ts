import type { Console } from '../commands/console.ts';
import { run } from './run.ts';
import { standardStream } from './standard_stream.ts';

/** What only a thread of this program can be called with: no argument of a process can hold this character. */
const threadArgument = '\0thread';

/** Runs the command line of this process. What is printed may still be on its way, so the process ends by itself. */
export async function main(): Promise<void> {
  if (process.argv[2] === threadArgument) return (await import('../threads/thread.ts')).runThread();
  process.exitCode = await run(process.argv.slice(2), consoleOfProcess());
}

function consoleOfProcess(): Console {
  return {
    stdout: standardStream('stdout'),
    stderr: standardStream('stderr'),
    folder: process.cwd(),
    environment: process.env,
    versions: { node: process.versions.node, timeZones: process.versions.tz ?? 'unknown' },
    thread: { script: process.argv[1] ?? '', argv: [threadArgument] },
    now: () => Math.floor(Date.now() / 1000),
    milliseconds: () => performance.now(),
  };
}
