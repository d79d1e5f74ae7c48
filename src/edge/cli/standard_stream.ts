import { fstatSync, writeSync } from 'node:fs';
import type { Stream } from '../commands/console.ts';

const descriptors = { stdout: 1, stderr: 2 } as const;

/**
 * Where a process prints. Files and pipes are written to as they are: to load what Node has for streams costs a tenth of
 * a start. A terminal, or a pipe that takes no more at once, is left to Node's stream.
 */
export function standardStream(name: 'stdout' | 'stderr'): Stream {
  let opened: NodeJS.WriteStream | undefined;
  let written: boolean | undefined;
  const open = (): NodeJS.WriteStream => (opened ??= process[name].on('error', endWhereNobodyReads));
  const isWritten = (): boolean => (written ??= isFileOrPipe(descriptors[name]));
  return {
    write(text) {
      const rest = opened === undefined && isWritten() ? unwritten(descriptors[name], text) : text;
      if (rest.length > 0) open().write(rest);
    },
    get isTerminal() {
      return !isWritten() && open().isTTY;
    },
  };
}

function isFileOrPipe(descriptor: number): boolean {
  try {
    const status = fstatSync(descriptor);
    return status.isFile() || status.isFIFO() || status.isSocket();
  } catch {
    return false;
  }
}

/** Writes a text, and gives what a reader that is slower than this does not take yet. */
function unwritten(descriptor: number, text: string): Uint8Array {
  let rest: Uint8Array = Buffer.from(text);
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(descriptor, rest));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EAGAIN') endWhereNobodyReads(error as NodeJS.ErrnoException);
  }
  return rest;
}

/** A reader such as `head` closes the pipe when it has enough: that is no failure. */
function endWhereNobodyReads(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}
