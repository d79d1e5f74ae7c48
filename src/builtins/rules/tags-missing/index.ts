import type { Rule } from '../../../model/rule.ts';

/** Orchestrators filter by tags; the domain is one of them. */
export const tagsMissing: Rule = {
  id: 'tags-missing',
  area: 'ownership',
  summary: 'Every pipeline has a tag, or a domain, which becomes one.',
  levels: { recommended: 'off', strict: 'warning' },
  check(pipeline, { report }) {
    if (pipeline.tags.length > 0 || pipeline.domain !== undefined) return;
    report(pipeline, 'tags', `The pipeline "${pipeline.id}" has no tags: no filter of the orchestrator finds it.`, {
      help: 'Write `tags:` with the words that people look for, or `domain:`, which becomes a tag.',
    });
  },
};
