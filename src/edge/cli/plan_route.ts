import { buildCommand, type Command } from '@stricli/core';
import { risks } from '../../model/plan.ts';
import type { PlanOptions } from '../commands/plan/plan_options.ts';
import type { CliContext } from './context.ts';
import { aliases, environmentsFlag, formatFlag, rootFlag } from './flags.ts';

/** `dagwright plan`. */
export const planRoute: Command<CliContext> = buildCommand({
  async loader() {
    const { planCommand } = await import('../commands/plan/plan.ts');
    return async function (this: CliContext, flags: PlanOptions) {
      this.exit(await planCommand(this.console, flags));
    };
  },
  parameters: {
    flags: {
      base: {
        kind: 'parsed',
        parse: revisionOf,
        optional: true,
        placeholder: 'revision',
        brief: 'What is compared with; where this branch left the default branch, if it is left out',
      },
      head: {
        kind: 'parsed',
        parse: revisionOf,
        optional: true,
        placeholder: 'revision',
        brief: 'What would run; the files on disk, if it is left out',
      },
      env: { ...environmentsFlag, brief: 'Only this environment; may be given more than once' },
      now: {
        kind: 'parsed',
        parse: String,
        optional: true,
        placeholder: 'moment',
        brief: 'When the change takes effect, in UTC or with an offset; now, if it is left out',
      },
      failOn: { kind: 'enum', values: risks, optional: true, brief: 'From which risk on the exit code is 1' },
      html: {
        kind: 'parsed',
        parse: String,
        optional: true,
        placeholder: 'file',
        brief: 'Also write a page with graphs and a timeline to this file',
      },
      fromJson: {
        kind: 'parsed',
        parse: String,
        optional: true,
        placeholder: 'file',
        brief: 'Print the plan that "--format json" wrote to this file, in place of making one',
      },
      format: { ...formatFlag, values: ['text', 'json', 'markdown'], brief: 'How the plan is printed' },
      root: rootFlag,
    },
    aliases,
  },
  docs: {
    brief: 'Say what a change does at run time',
    fullDescription:
      'Compares what two revisions of the repository resolve to in each environment, and says what that does at run time: what\nruns when, which data is loaded twice or never, how many runs start at once, and how risky each change is. It compares\nvalues, never text, asks no running system, and changes nothing. What one job has planned with --format json, another prints\nin any form, as with "dagwright plan --from-json plan.json --format markdown", without the repository and without git.\n\nExample: dagwright plan --base main --fail-on critical',
  },
});

/** Names that git would take for an option, or for two, are no revisions. */
function revisionOf(input: string): string {
  if (input === '' || input.startsWith('-') || /[\s\0]/u.test(input)) throw new Error('a branch, a tag or a commit');
  return input;
}
