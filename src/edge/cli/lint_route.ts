import { buildCommand, type Command } from '@stricli/core';
import { parseLocalTime } from '../../time/calendar.ts';
import type { LintCommandOptions } from '../commands/lint/command.ts';
import type { Tool } from '../commands/lint/print_lint.ts';
import type { CliContext } from './context.ts';
import { rulePage } from './rule_page.ts';
import { packageVersion } from './version.ts';
import { aliases, formatFlag, rootFlag } from './flags.ts';

type LintFlags = Omit<LintCommandOptions, keyof Tool | 'env'>;

/** `dagwright lint`. */
export const lintRoute: Command<CliContext> = buildCommand({
  async loader() {
    const { lintCommand } = await import('../commands/lint/command.ts');
    return function (this: CliContext, flags: LintFlags) {
      this.exit(lintCommand(this.console, { ...flags, version: packageVersion(), pageOf: rulePage }));
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
      waivers: { kind: 'boolean', optional: true, withNegated: false, brief: 'List what is waived, and how long yet' },
      fix: {
        kind: 'boolean',
        optional: true,
        withNegated: false,
        brief: 'Write what takes findings away and changes no run, and tell the rest',
      },
      fixUnsafe: {
        kind: 'boolean',
        optional: true,
        withNegated: false,
        brief: 'Also write what changes runs; read the difference before you commit it',
      },
      writeBaseline: {
        kind: 'boolean',
        optional: true,
        withNegated: false,
        brief: 'Write down all findings that there are now: only others fail from then on',
      },
      pruneBaseline: {
        kind: 'boolean',
        optional: true,
        withNegated: false,
        brief: 'Take findings that are gone out of the baseline',
      },
      testRules: {
        kind: 'boolean',
        optional: true,
        withNegated: false,
        brief: 'Judge the examples in the rules of the organisation',
      },
      explain: {
        kind: 'parsed',
        parse: (input: string): string => input,
        optional: true,
        inferEmpty: true,
        placeholder: 'rule',
        brief: 'Show the page of a rule; without a name, the list of all rules',
      },
      format: { ...formatFlag, values: [...formatFlag.values, 'sarif'] },
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
