import { functionAlternatives, functionKeys } from '../../../language/function_call.ts';
import { described, type Schema } from '../../../language/schema.ts';
import { taskSchema } from '../../../language/task.ts';

export const gateSchema: Schema = taskSchema(
  'gate',
  described('Gate', 'Asks a function whether to go on. Where it says false, all that comes after is skipped.', {
    alternatives: functionAlternatives,
    properties: functionKeys,
  }),
);
