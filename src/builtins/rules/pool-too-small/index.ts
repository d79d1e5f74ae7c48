import type { Rule } from '../../../model/rule.ts';

/** The scheduler waits for slots that never come, and tells nobody. */
export const poolTooSmall: Rule = {
  id: 'pool-too-small',
  area: 'resources',
  summary: 'No task takes more slots than its pool has.',
  levels: { recommended: 'error', strict: 'error' },
  check({ tasks }, { environment, report }) {
    for (const task of tasks) {
      const slots = environment.pools.get(task.pool?.name ?? '')?.slots;
      if (task.pool === undefined || slots === undefined || task.pool.slots <= slots) continue;
      report(
        task,
        'pool.slots',
        `The task "${task.id}" takes ${task.pool.slots} slots of the pool "${task.pool.name}", which has ${slots}: it is never started.`,
        { help: `Write \`slots: ${slots}\` or less, or give the pool more under \`pools\` of the environment.` },
      );
    }
  },
};
