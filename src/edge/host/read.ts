import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs';
import type { FileReading, ReadingProblem } from '../../model/snapshot.ts';
import { readingProblem, realPathOf } from './real_path.ts';
import { systemCode } from './system_error.ts';

/** Reads one file of the repository. The path is normalised, the root a real path. */
export function readText(realRoot: string, path: string, sizeLimit: number): FileReading {
  const real = realPathOf(realRoot, path);
  return real.kind === 'real' ? readReal(real.path, path, sizeLimit) : real;
}

/** Reads a file that somebody has named, wherever it lies; `name` is what it was called. */
export function readNamed(path: string, name: string, sizeLimit: number): FileReading {
  try {
    return readReal(realpathSync.native(path), name, sizeLimit);
  } catch (error) {
    return readingProblem(systemCode(error));
  }
}

function readReal(realPath: string, name: string, sizeLimit: number): FileReading {
  try {
    const bytes = readBytes(realPath, sizeLimit);
    return Buffer.isBuffer(bytes) ? decode(name, bytes) : bytes;
  } catch (error) {
    return readingProblem(systemCode(error));
  }
}

// Symlinks were followed before, so one that stands here now was put in between: opening fails with ELOOP.
// Without O_NONBLOCK, opening a named pipe waits for its writer. Windows has neither.
const openFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

function readBytes(realPath: string, limit: number): Buffer | ReadingProblem {
  const handle = openSync(realPath, openFlags);
  try {
    // What was opened is asked, not the path: it may lead to something else by now.
    const { size } = fstatSync(handle);
    if (!fstatSync(handle).isFile()) return { kind: 'not-a-file' };
    if (size > limit) return { kind: 'too-large', bytes: size, limit };
    return readFileSync(handle);
  } finally {
    closeSync(handle);
  }
}

export function decode(path: string, bytes: Buffer): FileReading {
  const source = { path, text: new TextDecoder().decode(bytes) };
  if (isUtf8(bytes)) return { kind: 'text', source };
  return { kind: 'not-utf-8', source, offset: validText(bytes).length };
}

/** The text before the first byte that is no UTF-8, found by halving. */
function validText(bytes: Buffer): string {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (beginningOf(bytes, middle) === undefined) high = middle - 1;
    else low = middle;
  }
  return beginningOf(bytes, low) ?? '';
}

/** The whole characters among the first bytes; undefined where some bytes can belong to none. */
function beginningOf(bytes: Buffer, length: number): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
  } catch {
    return undefined;
  }
}
