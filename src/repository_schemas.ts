import type { RuleForm } from './language/rule_forms.ts';
import { schemaFiles, schemaPaths } from './language/schema_files.ts';
import { artifact, type Artifact } from './model/artifact.ts';
import type { Schema } from './language/schema.ts';
import type { Document } from './model/document.ts';
import { layout } from './model/layout.ts';
import type { Project } from './model/project.ts';
import type { Rule } from './model/rule.ts';
import { child, text } from './tree/tree.ts';

/** The repository's own schemas, with its organisation's types of tasks, for editors. */
export function repositorySchemas(project: Project, rules: readonly Rule[]): readonly Artifact[] {
  let made: ReadonlyMap<string, string> | undefined;
  const textOf = (path: string): string => {
    made ??= schemaFiles(layout.schemas, typesOf(project), [...rules, ...project.rules.map(formOf)]);
    return made.get(path) ?? '';
  };
  return schemaPaths(layout.schemas).map((path) => artifact(path, () => textOf(path)));
}

/** What an editor tells of a rule of the organisation's own. */
function formOf({ tree }: Document): RuleForm {
  return { id: text(child(tree, 'id')) ?? '', summary: text(child(tree, 'description')) ?? '' };
}

function typesOf({ forms }: Project): Readonly<Record<string, Schema>> {
  return Object.fromEntries([...forms].map(([type, form]) => [type, form.schema]));
}
