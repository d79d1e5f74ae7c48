import type { Diagnostic, Note, Report } from '../text/diagnostic.ts';
import { didYouMean } from '../text/suggest.ts';
import { child, placeOf, text, type Tree } from '../tree/tree.ts';
import { withHistory } from '../validate/effective.ts';
import type { Elsewhere } from './tasks_elsewhere.ts';
import type { ResolvedTask } from './task.ts';

/** The graph that branches choose in. */
export interface Graph {
  readonly tasks: readonly ResolvedTask[];
  /** What each task comes directly after. */
  readonly after: ReadonlyMap<string, readonly string[]>;
  readonly elsewhere: ReadonlyMap<string, Elsewhere>;
}

/** Reports options that nothing could choose; where there are none, tasks after a branch that it could never choose. */
export function checkBranches(graph: Graph, report: Report): void {
  const followers = followersOf(graph.after);
  for (const { id, tree, operation } of graph.tasks) {
    if (operation?.kind !== 'branch') continue;
    const next = followers.get(id) ?? [];
    const options = optionsOf(child(tree, 'options'));
    const areRight = options.map((option) => checkOption(id, option, next, graph, report));
    if (!areRight.every(Boolean)) continue;
    const reached = reachedFrom(operation.options, followers);
    for (const task of graph.tasks) if (next.includes(task.id) && !reached.has(task.id)) report(neverChosen(id, task));
  }
}

/** What comes directly after each task. */
function followersOf(after: Graph['after']): ReadonlyMap<string, readonly string[]> {
  const followers = new Map<string, string[]>();
  for (const [id, before] of after) {
    for (const each of before) {
      const known = followers.get(each);
      if (known === undefined) followers.set(each, [id]);
      else known.push(id);
    }
  }
  return followers;
}

function reachedFrom(ids: readonly string[], followers: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set(ids);
  // A set grows while it is walked: each task brings those directly after it.
  for (const id of reached) for (const each of followers.get(id) ?? []) reached.add(each);
  return reached;
}

function optionsOf(options: Tree | undefined): readonly Tree[] {
  if (options?.kind === 'list') return options.items;
  return options?.kind === 'dict' ? [...options.entries.values()].map(({ value }) => value) : [];
}

function checkOption(branch: string, option: Tree, next: readonly string[], graph: Graph, report: Report): boolean {
  const id = text(option) ?? '';
  if (next.includes(id)) return true;
  const why = graph.elsewhere.get(id);
  if (why?.kind === 'absent') report(withHistory(absentOption(branch, id, option, why.note), option));
  else if (graph.after.has(id)) report(withHistory(farOption(branch, id, option), option));
  else if (why === undefined) report(withHistory(unknownOption(branch, id, option, next), option));
  return false;
}

function absentOption(branch: string, id: string, option: Tree, note: Note): Diagnostic {
  return {
    severity: 'error',
    code: 'option-absent',
    message: `"${branch}" may choose "${id}", which does not exist in this environment.`,
    place: placeOf(option),
    related: [note],
    help: `Write the options of this environment in an overlay, or a task "${id}" that does nothing here.`,
  };
}

function farOption(branch: string, id: string, option: Tree): Diagnostic {
  return {
    severity: 'error',
    code: 'option-not-after',
    message: `"${id}" is an option of "${branch}", but does not come directly after it.`,
    place: placeOf(option),
    help: `Add "${branch}" to the "after" of "${id}".`,
  };
}

function unknownOption(branch: string, id: string, option: Tree, next: readonly string[]): Diagnostic {
  return {
    severity: 'error',
    code: 'option-unknown',
    message: `There is no task "${id}" that "${branch}" could choose.${didYouMean(id, next)}`,
    place: placeOf(option),
    help:
      next.length === 0
        ? `Options are tasks directly after "${branch}".`
        : `Directly after it come: ${next.join(', ')}.`,
  };
}

/** What comes directly after a branch goes on when it is chosen, or comes after what is chosen. */
function neverChosen(branch: string, { id, tree }: ResolvedTask): Diagnostic {
  return {
    severity: 'error',
    code: 'never-chosen',
    message: `"${id}" comes directly after the branch "${branch}", but it is no option of it, nor after one: it would always be skipped.`,
    place: placeOf(child(tree, 'after') ?? tree),
    help: `Add "${id}" to the "options" of "${branch}", or let it come after one of them.`,
  };
}
