import { buildCommand, type Command } from '@stricli/core';
import { parseLocalTime } from '../../time/calendar.ts';
import type { CliContext } from './context.ts';
import { aliases, formatFlag, rootFlag, type CommonFlags } from './flags.ts';

interface LintFlags extends CommonFlags {
  readonly today?: string;
  readonly failOn: 'error' | 'warning';
}

/** `dagwright lint`. */
export const lintRoute: Command<CliContext> = buildCommand({
  async loader() {
    const { lint } = await import('../commands/lint.ts');
    return function (this: CliContext, flags: LintFlags) {
      this.exit(lint(this.console, flags));
    };
  },
  parameters: {
    flags: {
      today: {
        kind: 'parsed',
        parse: dayOf,
        optional: true,
        placeholder: 'date',
        brief: 'The day on which waivers are judged, such as 2027-03-31; today, if it is left out',
      },
      failOn: {
        kind: 'enum',
        values: ['error', 'warning'],
        default: 'error',
        brief: 'From which severity on the exit code is 1',
      },
      format: formatFlag,
      root: rootFlag,
    },
    aliases,
  },
  docs: {
    brief: 'Judge pipelines by the standards of the project',
    fullDescription:
      'Judges every pipeline in each of its environments, as it will run, by the standards under "lint" of dagwright.yaml, and\nsays what will happen at run time and how to write it instead.\n\nExample: dagwright lint --fail-on warning',
  },
});

function dayOf(input: string): string {
  const day = parseLocalTime(input);
  if (day.kind === 'problem' || day.hasTime) throw new Error('a date such as 2027-03-31');
  return input;
}
