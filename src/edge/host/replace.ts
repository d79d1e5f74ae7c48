import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { OutputProblem } from './report.ts';
import { systemCode } from './system_error.ts';

const ending = '.dagwright-tmp';

/**
 * A name for the temporary files of one run. It is short, because a name may have 255 bytes and a DAG's file may use
 * them; and random, because two runs that shared it could rename each other's half-written file.
 */
export function temporaryName(): string {
  const random = crypto.getRandomValues(Buffer.alloc(8));
  return `.${random.toString('hex')}${ending}`;
}

/** Whether a file of this name was left by a run that was interrupted. */
export function isTemporary(name: string): boolean {
  return name.startsWith('.') && name.endsWith(ending);
}

/**
 * Writes a temporary file beside the target and renames it over the target, so that whoever reads sees the old text
 * or the new one. A symlink or a hard link at the target is replaced, never written through.
 */
export function replaceFile(target: string, bytes: Buffer, temporary: string): OutputProblem | undefined {
  const beside = join(dirname(target), temporary);
  try {
    writeFileSync(beside, bytes, { flag: 'wx' });
    renameSync(beside, target);
    return undefined;
  } catch (error) {
    const code = systemCode(error);
    discard(beside);
    return { kind: 'failed', code };
  }
}

/** What cannot be removed now is found, as a leftover, by the next run. */
function discard(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch (error) {
    systemCode(error);
  }
}
