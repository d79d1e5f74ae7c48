import type { Schema } from '../../language/schema.ts';
import { bashSchema } from './bash/schema.ts';
import { nativeSchema } from './native/schema.ts';
import { noopSchema } from './noop/schema.ts';
import { pythonSchema } from './python/schema.ts';
import { sqlSchema } from './sql/schema.ts';

/** The schemas of the builtin task types, by type. */
export const taskSchemas: Readonly<Record<string, Schema>> = {
  bash: bashSchema,
  native: nativeSchema,
  noop: noopSchema,
  python: pythonSchema,
  sql: sqlSchema,
};
