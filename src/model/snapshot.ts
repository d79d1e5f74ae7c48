import type { Source } from '../text/source.ts';
import { checkPath, comparePaths, type OutsideRoot, type UnsafeName } from './path.ts';

/** The files of a repository at one moment, as the stages see them. Paths are relative to the root, with `/`. */
export interface Snapshot {
  /**
   * Paths of all files below a folder, at any depth, ordered by code units. A missing folder has none.
   * A folder that is reached twice, through a symlink, is listed once.
   */
  list(folder: string): readonly string[];
  /**
   * What below a folder is not in its list because it leads nowhere, outside or to itself (a symlink), or may not
   * be opened (a folder): without a word about it, the files behind it would seem not to exist. Ordered by path.
   */
  unlisted(folder: string): readonly Unlisted[];
  /** Never throws. A path always gives the same reading, and a text always the same `Source`. */
  read(path: string): FileReading;
}

export interface Unlisted {
  readonly path: string;
  readonly problem: ReadingProblem;
}

export type FileReading = TextReading | ReadingProblem;

interface TextReading {
  readonly kind: 'text';
  /** Without a byte order mark, so that columns are those of an editor. Line breaks are as in the file. */
  readonly source: Source;
}

export type ReadingProblem =
  | { readonly kind: 'missing' }
  | OutsideRoot
  /** The path passes through a symlink that leaves the repository. */
  | { readonly kind: 'outside'; readonly how: 'symlink'; readonly link: string }
  | UnsafeName
  /** A folder, a socket, a device. */
  | { readonly kind: 'not-a-file' }
  /** Sizes in bytes. */
  | { readonly kind: 'too-large'; readonly bytes: number; readonly limit: number }
  /** The text has U+FFFD in place of what cannot be decoded; the offset (UTF-16 code units) is that of the first one. */
  | { readonly kind: 'not-utf-8'; readonly source: Source; readonly offset: number }
  /** The system refuses: `EACCES`, `EIO`, `ELOOP` (a symlink that leads to itself). */
  | { readonly kind: 'unreadable'; readonly code: string };

/** A snapshot that is not on disk: a path gives a text, or the problem that reading it meets. */
export function memorySnapshot(files: Readonly<Record<string, string | ReadingProblem>>): Snapshot {
  const paths = Object.keys(files).toSorted(comparePaths);
  const readings = new Map<string, FileReading>();
  for (const [path, content] of Object.entries(files)) {
    readings.set(path, typeof content === 'string' ? textReading(path, content) : content);
  }
  return {
    list(folder) {
      const check = checkPath(folder);
      return check.kind === 'inside' ? paths.filter((path) => isBelow(path, check.path)) : [];
    },
    unlisted: () => [],
    read(path) {
      const check = checkPath(path);
      if (check.kind !== 'inside') return check;
      const known = readings.get(check.path);
      if (known !== undefined) return known;
      const isFolder = check.path === '' || paths.some((other) => isBelow(other, check.path));
      return { kind: isFolder ? 'not-a-file' : 'missing' };
    },
  };
}

function textReading(path: string, text: string): TextReading {
  return { kind: 'text', source: { path, text: text.replace(/^\uFEFF/u, '') } };
}

function isBelow(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}
