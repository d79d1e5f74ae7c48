import type { PathProblem } from '../../model/path.ts';

/** What happened to the output folders, or, when comparing, what would. Paths are relative to the root. */
export interface OutputReport {
  /** Files that did not exist, in the order they came. */
  readonly created: readonly string[];
  /** Own files that had other bytes. */
  readonly changed: readonly string[];
  readonly unchanged: number;
  /** Own files that nothing stands for any more. */
  readonly removed: readonly string[];
  /** Temporary files of a run that was interrupted. */
  readonly leftovers: readonly string[];
  /** What was left as it is, and why. */
  readonly refused: readonly Refusal[];
}

export interface Refusal {
  readonly path: string;
  readonly problem: OutputProblem;
}

export type OutputProblem =
  | PathProblem
  /** Two files that some systems keep under one name: they differ in case or in Unicode normal form, if at all. */
  | { readonly kind: 'collision'; readonly other: string }
  /** A file of somebody else stands there. */
  | { readonly kind: 'foreign' }
  /** The file, or a folder on the way to it, is a symlink. */
  | { readonly kind: 'symlink'; readonly link: string }
  /** A folder, a socket, a device stands there. */
  | { readonly kind: 'not-a-file' }
  /** Something else stands where a folder is needed. */
  | { readonly kind: 'not-a-folder'; readonly at: string }
  /** The system refuses: `EACCES`, `ENOSPC`, `EROFS`. */
  | { readonly kind: 'failed'; readonly code: string };

/** True when the output folders hold exactly what they should. */
export function isCurrent(report: OutputReport): boolean {
  const { created, changed, removed, leftovers, refused } = report;
  return [created, changed, removed, leftovers, refused].every((found) => found.length === 0);
}
