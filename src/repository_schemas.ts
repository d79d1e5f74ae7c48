import { schemaFiles, schemaPaths } from './language/schema_files.ts';
import { artifact, type Artifact } from './model/artifact.ts';
import type { Schema } from './language/schema.ts';
import { layout } from './model/layout.ts';
import type { Project } from './model/project.ts';
import type { Rule } from './model/rule.ts';

/** The repository's own schemas, with its organisation's types of tasks, for editors. */
export function repositorySchemas(project: Project, rules: readonly Rule[]): readonly Artifact[] {
  let made: ReadonlyMap<string, string> | undefined;
  const textOf = (path: string): string => {
    made ??= schemaFiles(layout.schemas, typesOf(project), rules);
    return made.get(path) ?? '';
  };
  return schemaPaths(layout.schemas).map((path) => artifact(path, () => textOf(path)));
}

function typesOf({ forms }: Project): Readonly<Record<string, Schema>> {
  return Object.fromEntries([...forms].map(([type, form]) => [type, form.schema]));
}
