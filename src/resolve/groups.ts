import type { Group } from '../model/pipeline.ts';
import type { Report } from '../text/diagnostic.ts';
import { didYouMean } from '../text/suggest.ts';
import { child, placeOf, text, type Dict, type Tree } from '../tree/tree.ts';
import { given } from './given.ts';
import type { ResolvedTask } from './task.ts';

/** The groups that a map declares, with those inside of them. */
export function groupsOf(tree: Tree | undefined): readonly Group[] {
  if (tree?.kind !== 'dict') return [];
  return [...tree.entries].map(([id, entry]) => ({
    id,
    ...given('description', text(child(entry.value, 'description'))),
    groups: groupsOf(child(entry.value, 'groups')),
  }));
}

/** Reports tasks that name a group which the pipeline does not declare. */
export function checkGroups(tree: Dict, tasks: readonly ResolvedTask[], report: Report): void {
  const known = new Set(pathsOf(groupsOf(child(tree, 'groups')), []));
  for (const task of tasks) {
    const named = child(task.tree, 'group');
    const path = text(named);
    if (named === undefined || path === undefined || known.has(path)) continue;
    report({
      severity: 'error',
      code: 'unknown-group',
      message: `Task "${task.id}" is in the group "${path}", which the pipeline does not declare.${didYouMean(path, known)}`,
      place: placeOf(named),
      help: `Declare it, as in \`groups: ${declarationOf(path.split('.'))}\`, or correct the name.`,
    });
  }
}

function declarationOf([first = '', ...rest]: readonly string[]): string {
  return `{ ${first}: ${rest.length === 0 ? '{}' : `{ groups: ${declarationOf(rest)} }`} }`;
}

function pathsOf(groups: readonly Group[], above: readonly string[]): readonly string[] {
  return groups.flatMap((group) => {
    const path = [...above, group.id];
    return [path.join('.'), ...pathsOf(group.groups, path)];
  });
}
