import type { Rule } from '../../../model/rule.ts';

/** Somebody has to be called when it fails. */
export const ownerMissing: Rule = {
  id: 'owner-missing',
  area: 'ownership',
  summary: 'Every pipeline has an owner.',
  levels: { recommended: 'warning', strict: 'error' },
  check(pipeline, { project, report }) {
    if (pipeline.owner !== undefined) return;
    const owners = [...project.owners.keys()];
    const names = owners.length === 0 ? 'name them under "owners" of the project' : `owners: ${owners.join(', ')}`;
    report(pipeline, 'owner', `Nobody owns the pipeline "${pipeline.id}": when it fails, nobody is asked.`, {
      help: `Write \`owner:\` with who looks after it; ${names}.`,
    });
  },
};
