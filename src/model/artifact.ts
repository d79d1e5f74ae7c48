/** A file that is made: its path from the repository's root, and its whole text. */
export interface Artifact {
  readonly path: string;
  readonly text: string;
}

/** A file whose text is made when somebody asks for it: who only looks for mistakes asks for none. */
export function artifact(path: string, make: () => string): Artifact {
  let text: string | undefined;
  return {
    path,
    get text() {
      text ??= make();
      return text;
    },
  };
}
