import { pathBeside } from '../model/path.ts';
import type { FileReading, Snapshot } from '../model/snapshot.ts';
import type { Source } from '../text/source.ts';

/** Whether the two sides of a path are different texts, or one of them is missing. */
export function changedSource(before: Snapshot, after: Snapshot): (source: Source) => boolean {
  const known = new Map<string, boolean>();
  return ({ path }) => {
    if (path.startsWith('dagwright:')) return false;
    const found = known.get(path) ?? !isSameReading(before.read(path), after.read(path));
    known.set(path, found);
    return found;
  };
}

/** The files that documents name, as far as they name them in one piece, and that are not the same on both sides. */
export function changedFiles(documents: Iterable<Source>, before: Snapshot, after: Snapshot): readonly string[] {
  const named = new Set<string>();
  for (const source of documents) for (const path of filesNamedIn(source)) named.add(path);
  return [...named].filter((path) => !isSameReading(before.read(path), after.read(path)));
}

/** Words that look like a path with an ending, beside the document that holds them. */
export function filesNamedIn(source: Source): readonly string[] {
  const words = source.text.match(/[^\s"'[\]{},:|>&*!#%@`]+\.[A-Za-z]\w{0,9}(?![\w.])/gu) ?? [];
  return [...new Set(words)].map((word) => pathBeside(source.path, word));
}

/** True where both sides read the same: one text that both share, or the same problem. */
function isSameReading(before: FileReading, after: FileReading): boolean {
  if (before.kind !== 'text' || after.kind !== 'text') return before.kind === after.kind;
  return before.source === after.source || before.source.text === after.source.text;
}

/** Another view of a repository in which a text that equals the other's is the very same: it is read and judged once. */
export function sharingTexts(snapshot: Snapshot, other: Snapshot): Snapshot {
  const known = new Map<string, FileReading>();
  return {
    list: (folder) => snapshot.list(folder),
    unlisted: (folder) => snapshot.unlisted(folder),
    read(path) {
      const found = known.get(path) ?? sharedReading(snapshot.read(path), other.read(path));
      known.set(path, found);
      return found;
    },
  };
}

/** Line breaks are no difference: git may write others on disk than it stores. */
function sharedReading(own: FileReading, other: FileReading): FileReading {
  if (own.kind !== 'text' || other.kind !== 'text') return own;
  const isSameText = own.source.text === other.source.text || plain(own.source.text) === plain(other.source.text);
  return isSameText && own.source.path === other.source.path ? other : own;
}

function plain(text: string): string {
  return text.includes('\r') ? text.replaceAll(/\r\n?/gu, '\n') : text;
}
