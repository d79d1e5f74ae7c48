import { buildCommand, type Command } from '@stricli/core';
import type { GraphOptions } from '../commands/graph/graph.ts';
import type { CliContext } from './context.ts';
import { aliases, rootFlag } from './flags.ts';

/** `dagwright graph`. */
export const graphRoute: Command<CliContext> = buildCommand({
  async loader() {
    const { graphCommand } = await import('../commands/graph/graph.ts');
    return function (this: CliContext, flags: GraphOptions, pipeline?: string) {
      this.exit(graphCommand(this.console, flags, pipeline));
    };
  },
  parameters: {
    flags: {
      env: {
        kind: 'parsed',
        parse: String,
        placeholder: 'environment',
        brief: 'The environment to look at',
      },
      all: {
        kind: 'boolean',
        optional: true,
        withNegated: false,
        brief: 'All pipelines, with what connects them: waits, triggers and assets',
      },
      format: {
        kind: 'enum',
        values: ['mermaid', 'dot', 'svg', 'json'],
        default: 'mermaid',
        brief: 'For Markdown, for Graphviz, a picture, or for programs',
      },
      root: rootFlag,
    },
    positional: {
      kind: 'tuple',
      parameters: [{ parse: String, optional: true, placeholder: 'pipeline', brief: 'The id of a pipeline' }],
    },
    aliases,
  },
  docs: {
    brief: 'Draw the tasks of a pipeline, or what connects all pipelines',
    fullDescription:
      'Draws what depends on what after all layers: the tasks of a pipeline, or with --all the pipelines of an environment\nwith the waits, triggers and assets between them. GitHub draws Mermaid in Markdown; what is too large for it, or for a\npicture, is cut, and what is left out is counted.\n\nExample: dagwright graph daily_sales_load --env prod --format svg > daily_sales_load.svg',
  },
});
