import { buildCommand, type Command } from '@stricli/core';
import type { CliContext } from './context.ts';
import { aliases, formatFlag, rootFlag, type CommonFlags } from './flags.ts';

interface RunsFlags extends CommonFlags {
  readonly env: string;
  readonly count: number;
  readonly from?: string;
}

interface RenderFlags extends CommonFlags {
  readonly env: string;
  readonly slot: string;
}

const environmentFlag = {
  kind: 'parsed',
  parse: String,
  placeholder: 'environment',
  brief: 'The environment to look at',
} as const;

const pipelineArgument = {
  kind: 'tuple',
  parameters: [{ parse: String, placeholder: 'pipeline', brief: 'The id of a pipeline' }],
} as const;

/** `dagwright runs`. */
export const runsRoute: Command<CliContext> = buildCommand({
  async loader() {
    const { runsCommand } = await import('../commands/runs/runs.ts');
    return function (this: CliContext, flags: RunsFlags, pipeline: string) {
      this.exit(runsCommand(this.console, flags, pipeline));
    };
  },
  parameters: {
    flags: {
      env: environmentFlag,
      count: {
        kind: 'parsed',
        parse: countOf,
        default: '10',
        placeholder: 'number',
        brief: 'How many runs are listed',
      },
      from: {
        kind: 'parsed',
        parse: String,
        optional: true,
        placeholder: 'moment',
        brief: 'Where the list begins, in the zone of the pipeline or with an offset; now, if it is left out',
      },
      format: formatFlag,
      root: rootFlag,
    },
    positional: pipelineArgument,
    aliases,
  },
  docs: {
    brief: 'List the runs of a pipeline with their windows',
    fullDescription:
      'Lists the runs that are due from a moment on, with their dates and windows, in the zone of the pipeline and in UTC:\nexactly those that Airflow makes. It also says which run starts at once where the pipeline is switched on at that moment.\n\nExample: dagwright runs daily_sales_load --env prod --count 5 --from 2026-03-28',
  },
});

/** `dagwright render`. */
export const renderRoute: Command<CliContext> = buildCommand({
  async loader() {
    const { render } = await import('../commands/render/render.ts');
    return function (this: CliContext, flags: RenderFlags, pipeline: string) {
      this.exit(render(this.console, flags, pipeline));
    };
  },
  parameters: {
    flags: {
      env: environmentFlag,
      slot: {
        kind: 'parsed',
        parse: String,
        placeholder: 'moment',
        brief: 'When the run is due, in the zone of the pipeline or with an offset',
      },
      format: formatFlag,
      root: rootFlag,
    },
    positional: pipelineArgument,
    aliases,
  },
  docs: {
    brief: 'Show commands, queries and bodies as one run will see them',
    fullDescription:
      'Prints each command, query, body, argument and environment variable as the run of one slot will see it. Parameters of\nthe run have their defaults. What only the orchestrator knows stands in angle quotes, such as ‹secret.api_token›; Jinja\nof the author stays as it is written.\n\nExample: dagwright render daily_sales_load --env prod --slot 2026-03-29T04:30',
  },
});

function countOf(input: string): number {
  const count = Number(input);
  if (!Number.isInteger(count) || count < 1 || count > 10_000) throw new Error('a whole number from 1 to 10000');
  return count;
}
