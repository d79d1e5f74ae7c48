import { described, type Schema } from '../../../language/schema.ts';
import { taskSchema } from '../../../language/task.ts';

export const noopSchema: Schema = taskSchema(
  'noop',
  described(
    'Task that does nothing',
    'A point where branches meet, or a name for others to wait on. It takes no worker.',
    { properties: {} },
  ),
);
