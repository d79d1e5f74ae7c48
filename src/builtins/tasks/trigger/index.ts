import type { TriggerTask } from '../../../generated/types.ts';
import type { TaskContext, TaskType } from '../../../model/builtins.ts';
import { parseDuration } from '../../../time/duration.ts';
import { child, placeOf, type Tree } from '../../../tree/tree.ts';
import { checkGiven } from './given_params.ts';
import { triggerSchema } from './schema.ts';

/** Starts a run of another pipeline. */
export const trigger: TaskType = {
  type: 'trigger',
  schema: triggerSchema,
  lower(task, context) {
    const { tree, report } = context;
    const { params = {}, wait = false, poll = '1m' } = task as TriggerTask;
    const named = child(tree, 'pipeline') ?? tree;
    const neighbour = context.neighbour(named);
    if (neighbour === undefined) return undefined;
    if (neighbour.id === context.pipeline) return triggersItself(named, context);
    const given = new Map(Object.entries(params));
    if (!checkGiven(given, neighbour, { tree, named, report })) return undefined;
    return { kind: 'trigger', dagId: neighbour.dagId, params: given, wait, poll: parseDuration(poll) ?? 0 };
  },
};

/** Each run would start the next one, without end. */
function triggersItself(at: Tree, { id, report }: TaskContext): undefined {
  report({
    severity: 'error',
    code: 'trigger-itself',
    message: `"${id}" starts a run of its own pipeline: each run would start the next one, without end.`,
    place: placeOf(at),
    help: 'Name another pipeline, or give this one a `schedule`.',
  });
}
