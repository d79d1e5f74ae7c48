import { buildCommand, type Command } from '@stricli/core';
import type { CliContext } from './context.ts';
import { aliases, environmentsFlag, formatFlag, rootFlag, type CommonFlags } from './flags.ts';

interface ValidateFlags extends CommonFlags {
  readonly asWritten?: boolean;
}

interface EnvironmentFlags extends CommonFlags {
  readonly env?: readonly string[];
}

const asWrittenFlag = {
  kind: 'boolean',
  optional: true,
  withNegated: false,
  brief: 'Only what each document says by itself, not what it comes to in each environment',
} as const;

/** `dagwright validate`. */
export const validateRoute: Command<CliContext> = buildCommand({
  async loader() {
    const { validate } = await import('../commands/validate.ts');
    return function (this: CliContext, flags: ValidateFlags) {
      this.exit(validate(this.console, flags));
    };
  },
  parameters: { flags: { asWritten: asWrittenFlag, format: formatFlag, root: rootFlag }, aliases },
  docs: {
    brief: 'Judge all specs and write nothing',
    fullDescription:
      'Judges every document, and every pipeline in each of its environments. Writes nothing.\n\nWith --as-written it stops after the documents: fast enough for each save. What layers, variables and schedules give\ntogether is not judged then, so CI wants it without.\n\nExample: dagwright validate --format github',
  },
});

/** `dagwright compile`. */
export const compileRoute: Command<CliContext> = buildCommand({
  async loader() {
    const { compileCommand } = await import('../commands/compile.ts');
    return function (this: CliContext, flags: EnvironmentFlags) {
      this.exit(compileCommand(this.console, flags));
    };
  },
  parameters: { flags: { env: environmentsFlag, format: formatFlag, root: rootFlag }, aliases },
  docs: {
    brief: 'Write generated/, and remove what is stale there',
    fullDescription:
      'Writes the files of every pipeline and environment below generated/, and removes those of its own files there that\nnothing stands for any more. Files that it did not make are never touched.\n\nExample: dagwright compile --env prod',
  },
});

/** `dagwright check`. */
export const checkRoute: Command<CliContext> = buildCommand({
  async loader() {
    const { check } = await import('../commands/check.ts');
    return function (this: CliContext, flags: EnvironmentFlags) {
      this.exit(check(this.console, flags));
    };
  },
  parameters: { flags: { env: environmentsFlag, format: formatFlag, root: rootFlag }, aliases },
  docs: {
    brief: 'Say whether generated/ is what compile would write',
    fullDescription:
      'Says whether generated/ holds exactly what "dagwright compile" would write, and changes nothing. For CI.\n\nExample: dagwright check --format github',
  },
});
