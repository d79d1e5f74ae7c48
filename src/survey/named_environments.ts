import type { Document } from '../model/document.ts';
import type { Report } from '../text/diagnostic.ts';
import { didYouMean } from '../text/suggest.ts';
import { child, placeOf, text, type Tree } from '../tree/tree.ts';

/** Reports environments that a document names, for itself or for a task of it, and that the project does not have. */
export function knowEnvironments(document: Document, environments: readonly string[], report: Report): void {
  const tasks = child(document.tree, 'tasks');
  const holders = [
    document.tree,
    child(document.tree, 'task'),
    ...(tasks?.kind === 'dict' ? [...tasks.entries.values()].map((entry) => entry.value) : []),
  ];
  for (const holder of holders) knowNames(child(holder, 'environments'), environments, report);
}

function knowNames(list: Tree | undefined, environments: readonly string[], report: Report): void {
  if (list?.kind !== 'list') return;
  for (const item of list.items) {
    const name = text(item);
    if (name === undefined || environments.includes(name)) continue;
    report({
      severity: 'error',
      code: 'unknown-environment',
      message: `The project has no environment "${name}".${didYouMean(name, environments)}`,
      place: placeOf(item),
      help: `Environments: ${environments.join(', ')}.`,
    });
  }
}
