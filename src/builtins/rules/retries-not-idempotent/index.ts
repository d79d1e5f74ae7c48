import { usedAt } from '../../../lint/layered_values.ts';
import type { Pipeline, Task } from '../../../model/pipeline.ts';
import type { Project } from '../../../model/project.ts';
import type { OfferedFix, Rule } from '../../../model/rule.ts';
import { child } from '../../../tree/tree.ts';

/** A try that did its work and failed behind it is followed by one that does the same work. */
export const retriesNotIdempotent: Rule = {
  id: 'retries-not-idempotent',
  area: 'idempotency',
  summary: 'A task that says it is not idempotent is not retried.',
  levels: { recommended: 'warning', strict: 'error' },
  check(pipeline, { project, report }) {
    for (const task of pipeline.tasks) {
      const { count } = task.retries;
      if (task.idempotent !== false || count === 0) continue;
      report(
        task,
        'retries.count',
        `The task "${task.id}" says that it is not idempotent, and is retried ${times(count)}: where a try fails after its work was done, the next one does it once more.`,
        {
          help: 'Write `retries: 0` on the task: whoever is told of the failure looks first at what was done.',
          ...fixOf(task, pipeline, project),
        },
      );
    }
  },
};

function times(count: number): string {
  return count === 1 ? 'once' : `up to ${count} times`;
}

/** What an environment sets goes above the pipeline: a value there would change nothing. */
function fixOf(task: Task, pipeline: Pipeline, project: Project): { readonly fix?: OfferedFix } {
  const count = child(child(task.tree, 'retries'), 'count');
  if (count === undefined || usedAt(count).source.path.startsWith('environments/')) return {};
  return { fix: { path: retriesPath(task, pipeline, project), value: 0, isSafe: false, isOwn: true } };
}

/** The count alone, where its task writes a map; one that was made of a short form stands where the number does. */
function retriesPath({ id }: Task, pipeline: Pipeline, { pipelines }: Project): string {
  const written = child(child(child(pipelines.get(pipeline.id)?.tree, 'tasks'), id), 'retries');
  const isMap = written?.kind === 'dict' && written.start !== child(written, 'count')?.start;
  return isMap ? 'retries.count' : 'retries';
}
