import type { TaskType } from '../../../model/builtins.ts';
import { latestOnlySchema } from './schema.ts';

/** Goes on in the newest run only. */
export const latestOnly: TaskType = {
  type: 'latest_only',
  schema: latestOnlySchema,
  lower: () => ({ kind: 'latest_only' }),
};
