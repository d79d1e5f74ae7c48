import type { Document } from '../model/document.ts';
import { child, text } from '../tree/tree.ts';
import { isSame } from './difference.ts';
import { compareText } from '../text/compare_text.ts';

/** The documents of two sides, by path, and which of them, and of the files that they name, are not the same. */
export interface Edited {
  readonly before: ReadonlyMap<string, Document>;
  readonly after: ReadonlyMap<string, Document>;
  /** Paths, of either side. */
  readonly changed: readonly string[];
  /** Paths of what the changed pipelines are made of, and of what made a change. */
  readonly told: ReadonlySet<string>;
}

/**
 * What was edited and changes nothing at run time, in a line each: comments, order and quoting; a document that lies
 * elsewhere; what no run looks at. Of a document that is part of a changed pipeline nothing is said unless it is sure.
 */
export function withoutEffect(edited: Edited): readonly string[] {
  const moved = movedDocuments(edited);
  const elsewhere = new Set([...moved].flat());
  const lines = edited.changed.flatMap((path) => (elsewhere.has(path) ? [] : lineOf(path, edited)));
  return [...[...moved].map(([from, to]) => movedLine(from, to)), ...lines].toSorted(compareText);
}

function lineOf(path: string, { before, after, told }: Edited): readonly string[] {
  const [old, now] = [before.get(path), after.get(path)];
  if (old !== undefined && now !== undefined && isSame(old.tree, now.tree))
    return [`${path}: only comments, order, spaces or quotes differ; no run changes.`];
  return told.has(path) ? [] : [`${path}: what differs there changes no run.`];
}

function movedLine(from: string, to: string): string {
  return `${to} was ${from} before: only the header of what is made of it changes.`;
}

/** Documents of the same kind, name and content that lie elsewhere: old path → new path. */
function movedDocuments({ before, after, changed }: Edited): ReadonlyMap<string, string> {
  const come = new Map<string, Document>();
  for (const path of changed) {
    const document = before.has(path) ? undefined : after.get(path);
    if (document !== undefined) come.set(nameOf(document), document);
  }
  const moved = new Map<string, string>();
  for (const path of changed) {
    const document = after.has(path) ? undefined : before.get(path);
    const there = document === undefined ? undefined : come.get(nameOf(document));
    if (document !== undefined && there !== undefined && isSame(document.tree, there.tree)) moved.set(path, there.path);
  }
  return moved;
}

function nameOf({ kind, path, tree }: Document): string {
  const environment = path.startsWith('environments/') ? path.split('/')[1] : '';
  return JSON.stringify([kind, environment, text(child(tree, 'id')) ?? '', text(child(tree, 'pipeline')) ?? '']);
}
