import type { Console, Stream } from '../commands/console.ts';
import { run } from './run.ts';

/** Runs the command line of this process. What is printed may still be on its way, so the process ends by itself. */
export async function main(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', endWhereNobodyReads);
  process.exitCode = await run(process.argv.slice(2), consoleOfProcess());
}

function consoleOfProcess(): Console {
  return {
    stdout: streamOf(process.stdout),
    stderr: streamOf(process.stderr),
    folder: process.cwd(),
    environment: process.env,
    versions: { node: process.versions.node, timeZones: process.versions.tz ?? 'unknown' },
    milliseconds: () => performance.now(),
  };
}

function streamOf(stream: NodeJS.WriteStream): Stream {
  return { write: (text) => void stream.write(text), isTerminal: stream.isTTY };
}

/** A reader such as `head` closes the pipe when it has enough: that is no failure. */
function endWhereNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}
