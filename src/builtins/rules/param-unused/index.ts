import { mentionsIn } from '../../../lint/mentions.ts';
import type { Pipeline } from '../../../model/pipeline.ts';
import type { Rule } from '../../../model/rule.ts';

/** Who starts a run fills it in, and wonders why nothing is different. */
export const paramUnused: Rule = {
  id: 'param-unused',
  area: 'resources',
  summary: 'What a run may be given is used by its tasks.',
  levels: { recommended: 'warning', strict: 'warning' },
  check(pipeline, { report }) {
    if (pipeline.params.size === 0 || mayReadAll(pipeline)) return;
    const mentioned = [...mentionsIn(pipeline.tree)];
    for (const name of pipeline.params.keys()) {
      const isUsed = mentioned.some((one) => one === `params.${name}` || one.startsWith(`params.${name}.`));
      if (isUsed) continue;
      const message = `No task of "${pipeline.id}" uses the parameter "${name}": whoever gives it to a run changes nothing.`;
      report(pipeline, `params.${name}`, message, {
        key: name,
        help: `Write \`\${{ run.params.${name} }}\` where it is meant, or delete it.`,
      });
    }
  },
};

/**
 * Functions and operators of others can ask Airflow for all parameters, and nothing shows which. Where no task does
 * anything yet, none is used yet.
 */
function mayReadAll({ tasks, notify }: Pipeline): boolean {
  if (tasks.every(({ operation }) => operation.kind === 'noop')) return true;
  const channels = [...notify.failure, ...notify.success, ...tasks.flatMap((task) => task.notify.failure)];
  const isCode = tasks.some(({ operation: { kind, ...operation } }) => {
    if (kind === 'branch') return 'by' in operation && operation.by.kind === 'call';
    return kind === 'call' || kind === 'gate' || kind === 'native';
  });
  return isCode || channels.some(({ kind }) => kind === 'callable' || kind === 'notifier');
}
