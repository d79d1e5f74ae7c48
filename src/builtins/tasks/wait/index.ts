import type { WaitTask } from '../../../generated/types.ts';
import type { TaskType } from '../../../model/builtins.ts';
import { parseDuration } from '../../../time/duration.ts';
import { waitSchema } from './schema.ts';
import { waitedFor } from './waited_for.ts';

/** Waits until something is there. */
export const wait: TaskType = {
  type: 'wait',
  schema: waitSchema,
  lower(task, context) {
    const written = task as WaitTask;
    const { poll = '1m', give_up_after: giveUpAfter = '12h', on_give_up: onGiveUp = 'fail' } = written;
    const patience = { giveUpAfter: parseDuration(giveUpAfter) ?? 0, onGiveUp };
    const what = waitedFor(written, patience, context);
    return what === undefined ? undefined : { kind: 'wait', for: what, poll: parseDuration(poll) ?? 0, ...patience };
  },
};
