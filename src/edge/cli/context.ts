import type { StricliProcess } from '@stricli/core';
import type { Console, ExitCode } from '../commands/console.ts';

/** What a command is called with. */
export interface CliContext {
  readonly console: Console;
  readonly process: StricliProcess;
  readonly exit: (code: ExitCode) => void;
}
