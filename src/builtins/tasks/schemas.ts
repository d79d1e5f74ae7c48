import type { Schema } from '../../language/schema.ts';
import { taskTypes } from './index.ts';

/** The schemas of the builtin task types, by type. */
export const taskSchemas: Readonly<Record<string, Schema>> = Object.fromEntries(
  taskTypes.map((type) => [type.type, type.schema]),
);
