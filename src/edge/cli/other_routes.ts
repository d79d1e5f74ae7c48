import { buildCommand, type Command } from '@stricli/core';
import type { CliContext } from './context.ts';
import { aliases, formatFlag, rootFlag, type CommonFlags } from './flags.ts';
import { packageVersion } from './version.ts';

/** `dagwright init`. */
export const initRoute: Command<CliContext> = buildCommand({
  async loader() {
    const { init } = await import('../commands/init.ts');
    return function (this: CliContext, _flags: object, folder?: string) {
      this.exit(init(this.console, folder ?? '.'));
    };
  },
  parameters: {
    positional: {
      kind: 'tuple',
      parameters: [{ parse: String, optional: true, placeholder: 'folder', brief: 'Where; this folder if absent' }],
    },
  },
  docs: {
    brief: 'Write a small project that compiles',
    fullDescription:
      'Writes a small project with two environments and one pipeline. It compiles as it is. Nothing is ever overwritten.\n\nExample: dagwright init analytics',
  },
});

/** `dagwright doctor`. */
export const doctorRoute: Command<CliContext> = buildCommand({
  async loader() {
    const { doctor } = await import('../commands/doctor.ts');
    return function (this: CliContext, flags: CommonFlags) {
      this.exit(doctor(this.console, flags, packageVersion()));
    };
  },
  parameters: { flags: { format: formatFlag, root: rootFlag }, aliases },
  docs: {
    brief: 'Look for what keeps dagwright from working well',
    fullDescription:
      'Shows versions, the project and its environments, and what is wrong with them. Python and Airflow are not needed.\n\nExample: dagwright doctor',
  },
});
