import { described, type Schema } from '../../../language/schema.ts';
import { taskSchema } from '../../../language/task.ts';

export const latestOnlySchema: Schema = taskSchema(
  'latest_only',
  described(
    'Latest run only',
    'What comes after it is skipped unless the run is that of the newest slot which is due: for work that makes no sense twice when many runs are made up for.',
    { properties: {} },
  ),
);
