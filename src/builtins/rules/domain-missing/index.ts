import type { Rule } from '../../../model/rule.ts';

/** Lists, alerts and costs are grouped by the domain. */
export const domainMissing: Rule = {
  id: 'domain-missing',
  area: 'ownership',
  summary: 'Every pipeline names its domain.',
  levels: { recommended: 'off', strict: 'warning' },
  check(pipeline, { report }) {
    if (pipeline.domain !== undefined) return;
    report(
      pipeline,
      'domain',
      `The pipeline "${pipeline.id}" has no domain: it is missing where pipelines are listed by domain.`,
      {
        help: 'Write `domain:` with the part of the business that its data belongs to; a `_defaults.yaml` can give it to a folder.',
      },
    );
  },
};
