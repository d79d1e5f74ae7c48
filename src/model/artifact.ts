/** A file that is made: its path from the repository's root, and its whole text. */
export interface Artifact {
  readonly path: string;
  readonly text: string;
}
