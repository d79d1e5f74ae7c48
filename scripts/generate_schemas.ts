import { rules } from '../src/builtins/rules/index.ts';
import { taskSchemas } from '../src/builtins/tasks/schemas.ts';
import { schemaFiles } from '../src/language/schema_files.ts';

/** The published schemas, by path. */
export function publishedSchemas(): ReadonlyMap<string, string> {
  return schemaFiles('schema', taskSchemas, rules);
}
