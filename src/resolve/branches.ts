import type { Report } from '../text/diagnostic.ts';
import { didYouMean } from '../text/suggest.ts';
import { child, placeOf, text, type Tree } from '../tree/tree.ts';
import type { ResolvedTask } from './task.ts';

/** Reports options of branches that are not directly after them: nothing could choose them. */
export function checkBranches(
  tasks: readonly ResolvedTask[],
  after: ReadonlyMap<string, readonly string[]>,
  report: Report,
): void {
  for (const task of tasks) {
    if (task.operation?.kind !== 'branch') continue;
    const next = [...after].flatMap(([id, before]) => (before.includes(task.id) ? [id] : []));
    for (const option of optionsOf(child(task.tree, 'options'))) checkOption(task.id, option, next, after, report);
  }
}

function optionsOf(options: Tree | undefined): readonly Tree[] {
  if (options?.kind === 'list') return options.items;
  return options?.kind === 'dict' ? [...options.entries.values()].map(({ value }) => value) : [];
}

function checkOption(
  branch: string,
  option: Tree,
  next: readonly string[],
  after: ReadonlyMap<string, readonly string[]>,
  report: Report,
): void {
  const id = text(option) ?? '';
  if (next.includes(id)) return;
  const isKnown = after.has(id);
  report({
    severity: 'error',
    code: isKnown ? 'option-not-after' : 'unknown-option',
    message: isKnown
      ? `"${id}" is an option of "${branch}", but does not come directly after it.`
      : `There is no task "${id}" that "${branch}" could choose.${didYouMean(id, next)}`,
    place: placeOf(option),
    help: isKnown ? `Add "${branch}" to the "after" of "${id}".` : 'Options are tasks directly after the branch.',
  });
}
