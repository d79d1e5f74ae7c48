import { schemaFiles } from './language/schema_files.ts';
import type { Artifact } from './model/artifact.ts';
import { layout } from './model/layout.ts';
import type { Project } from './model/project.ts';

/** The repository's own schemas, with its organisation's types of tasks, for editors. */
export function repositorySchemas(project: Project): readonly Artifact[] {
  const types = Object.fromEntries([...project.forms].map(([type, form]) => [type, form.schema]));
  return [...schemaFiles(layout.schemas, types)].map(([path, text]) => ({ path, text }));
}
