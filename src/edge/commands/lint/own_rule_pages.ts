import { resolve } from 'node:path';
import { builtins } from '../../../builtins/index.ts';
import { ownRules } from '../../../lint/own_rules/own_rules.ts';
import type { Document } from '../../../model/document.ts';
import type { Rule } from '../../../model/rule.ts';
import { readProject } from '../../../project.ts';
import { child, text } from '../../../tree/tree.ts';
import { findRoot, openRepository } from '../../host/repository.ts';
import type { Console } from '../console.ts';

/** A rule of the organisation, and all that there is to say of it. */
export interface OwnRulePage {
  readonly rule: Rule;
  /** In Markdown. */
  readonly page: string;
}

/** The rules of the project that a folder belongs to; none where there is no project, or one that cannot be read. */
export function ownRulePages(console: Console, root = '.'): readonly OwnRulePage[] {
  const folder = findRoot(resolve(console.folder, root));
  if (folder === undefined) return [];
  const snapshot = openRepository(folder);
  const project = readProject(snapshot, builtins, () => undefined);
  if (project === undefined) return [];
  const read = (path: string): string | undefined => {
    const reading = snapshot.read(path);
    return reading.kind === 'text' ? reading.source.text : undefined;
  };
  const rules = ownRules(project, builtins.rules, read, () => undefined);
  return rules.flatMap((rule) => {
    const document = project.rules.find(({ tree }) => text(child(tree, 'id')) === rule.id);
    return document === undefined ? [] : [{ rule, page: pageOf(rule, document) }];
  });
}

/** Its file says it all: where it looks, what it asks, its examples. */
function pageOf({ id, summary, levels }: Rule, { path, tree }: Document): string {
  return [
    `# ${id}`,
    '',
    `A rule of this project; its level is ${levels.recommended}.`,
    '',
    summary,
    '',
    `\`\`\`yaml ${path}`,
    tree.source.text.trimEnd(),
    '```',
    '',
  ].join('\n');
}
