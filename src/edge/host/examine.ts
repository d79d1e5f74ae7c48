import { closeSync, constants, lstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputProblem } from './report.ts';
import { systemCode } from './system_error.ts';

/** What stands where a file is to be written. */
export type TargetState = 'absent' | 'same' | 'different' | OutputProblem;

/** Whether an existing file is the tool's own, by its path or by the first 4096 bytes of its text. */
export type Ownership = (path: string, beginning: string) => boolean;

/** Compares what stands at a path with what is to be written there. Only an own file is ever `different`. */
export function examine(root: string, path: string, bytes: Buffer, owned: Ownership): TargetState {
  try {
    const found = lstatSync(join(root, path), { throwIfNoEntry: false });
    if (found === undefined) return 'absent';
    if (found.isSymbolicLink()) return { kind: 'symlink', link: path };
    if (!found.isFile()) return { kind: 'not-a-file' };
    if (found.size === bytes.length && readFileSync(join(root, path)).equals(bytes)) return 'same';
    return owned(path, beginningOf(join(root, path))) ? 'different' : { kind: 'foreign' };
  } catch (error) {
    return { kind: 'failed', code: systemCode(error) };
  }
}

/** The bytes of a regular file that is no symlink; undefined where there is none that can be read. */
export function bytesOf(path: string): Buffer | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(path) : undefined;
  } catch (error) {
    systemCode(error);
    return undefined;
  }
}

/** The first 4096 bytes of a file as text: enough for a header, however large the file is. */
export function beginningOf(path: string): string {
  const handle = openSync(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const bytes = Buffer.alloc(4096);
    return new TextDecoder().decode(bytes.subarray(0, readSync(handle, bytes)));
  } finally {
    closeSync(handle);
  }
}
