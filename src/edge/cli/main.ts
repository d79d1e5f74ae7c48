import type { Console, Stream } from '../commands/console.ts';
import { run } from './run.ts';

/** What only a thread of this program can be called with: no argument of a process can hold this character. */
const threadArgument = '\0thread';

/** Runs the command line of this process. What is printed may still be on its way, so the process ends by itself. */
export async function main(): Promise<void> {
  if (process.argv[2] === threadArgument) return (await import('../threads/thread.ts')).runThread();
  process.exitCode = await run(process.argv.slice(2), consoleOfProcess());
}

function consoleOfProcess(): Console {
  return {
    stdout: streamOf('stdout'),
    stderr: streamOf('stderr'),
    folder: process.cwd(),
    environment: process.env,
    versions: { node: process.versions.node, timeZones: process.versions.tz ?? 'unknown' },
    thread: { script: process.argv[1] ?? '', argv: [threadArgument] },
    now: () => Math.floor(Date.now() / 1000),
    milliseconds: () => performance.now(),
  };
}

/** A stream is opened when it is used: to open one that nothing is printed to costs a part of each start. */
function streamOf(name: 'stdout' | 'stderr'): Stream {
  let opened: NodeJS.WriteStream | undefined;
  const open = (): NodeJS.WriteStream => (opened ??= process[name].on('error', endWhereNobodyReads));
  return {
    write: (text) => void open().write(text),
    get isTerminal() {
      return open().isTTY;
    },
  };
}

/** A reader such as `head` closes the pipe when it has enough: that is no failure. */
function endWhereNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}
