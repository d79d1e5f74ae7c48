import type { TaskType } from '../../../model/builtins.ts';
import { noopSchema } from './schema.ts';

/** A task that does nothing. */
export const noop: TaskType = { type: 'noop', schema: noopSchema, lower: () => ({ kind: 'noop' }) };
