import { buildCommand, type Command } from '@stricli/core';
import type { CliContext } from './context.ts';
import { aliases, formatFlag, rootFlag, type CommonFlags } from './flags.ts';

interface ExplainFlags extends CommonFlags {
  readonly env: string;
}

/** `dagwright explain`. */
export const explainRoute: Command<CliContext> = buildCommand({
  async loader() {
    const { explain } = await import('../commands/explain/explain.ts');
    return function (this: CliContext, flags: ExplainFlags, subject: string) {
      this.exit(explain(this.console, flags, subject));
    };
  },
  parameters: {
    flags: {
      env: { kind: 'parsed', parse: String, placeholder: 'environment', brief: 'The environment to look at' },
      format: formatFlag,
      root: rootFlag,
    },
    positional: {
      kind: 'tuple',
      parameters: [{ parse: String, placeholder: 'pipeline[.path]', brief: 'A pipeline, or a path of keys in it' }],
    },
    aliases,
  },
  docs: {
    brief: 'Tell where a value comes from, through defaults and overlays',
    fullDescription:
      'Tells where a value comes from: every place that had a say in it, the one that won first, down to the default of the\nschema. Of a map it tells the winner of each value in it.\n\nExample: dagwright explain daily_sales_load.tasks.load.retries.count --env prod',
  },
});
