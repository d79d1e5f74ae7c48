import { described } from '../../../language/schema.ts';
import type { Rule } from '../../../model/rule.ts';

const tiers = described('Tiers', 'The tiers whose pipelines need a runbook.', {
  type: 'array',
  items: { type: 'string', enum: ['critical', 'standard', 'experimental'] },
  default: ['critical'],
  examples: [['critical', 'standard']],
});

/** Whoever is called at night did not always write the pipeline. */
export const runbookMissing: Rule = {
  id: 'runbook-missing',
  area: 'ownership',
  summary: 'Pipelines on which much depends have a runbook.',
  levels: { recommended: 'warning', strict: 'warning' },
  options: { type: 'object', properties: { tiers } },
  strictOptions: { tiers: ['critical', 'standard'] },
  check(pipeline, { options, report }) {
    const { id, tier, runbook } = pipeline;
    if (runbook !== undefined || !(options['tiers'] as readonly string[]).includes(tier)) return;
    report(
      pipeline,
      'runbook',
      `The ${tier} pipeline "${id}" has no runbook: whoever is called when it fails has to find out what to do.`,
      {
        help: 'Write `runbook:` with the address of a page that says what breaks when it is late, and how to run it again.',
      },
    );
  },
};
