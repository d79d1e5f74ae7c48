import { execFileSync } from 'node:child_process';
import { systemCode } from '../host/system_error.ts';

/** What git says of its version; undefined where there is no git. */
export function gitVersion(): string | undefined {
  try {
    return execFileSync('git', ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch (error) {
    systemCode(error);
    return undefined;
  }
}
