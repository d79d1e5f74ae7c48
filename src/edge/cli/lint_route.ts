import { buildCommand, type Command } from '@stricli/core';
import { parseLocalTime } from '../../time/calendar.ts';
import type { LintFormat } from '../commands/lint/print_lint.ts';
import type { CliContext } from './context.ts';
import { rulePage } from './rule_page.ts';
import { packageVersion } from './version.ts';
import { aliases, formatFlag, rootFlag, type CommonFlags } from './flags.ts';

interface LintFlags extends Omit<CommonFlags, 'format'> {
  readonly format: LintFormat;
  readonly today?: string;
  readonly failOn: 'error' | 'warning';
  readonly waivers?: boolean;
  readonly explain?: string;
}

/** `dagwright lint`. */
export const lintRoute: Command<CliContext> = buildCommand({
  async loader() {
    const { explainRules } = await import('../commands/lint/explain_rules.ts');
    const { lint } = await import('../commands/lint/lint.ts');
    const { listWaivers } = await import('../commands/lint/list_waivers.ts');
    return function (this: CliContext, { explain, waivers, ...flags }: LintFlags) {
      const tool = { version: packageVersion(), pageOf: rulePage };
      if (explain !== undefined) this.exit(explainRules(this.console, { ...flags, ...tool, explain }));
      else this.exit((waivers === true ? listWaivers : lint)(this.console, { ...flags, ...tool }));
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
