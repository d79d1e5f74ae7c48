/** A command of a shell script, also inside of a substitution. */
export interface ShellCommand {
  readonly words: readonly ShellWord[];
  /** The word of another command that its output becomes a part of. */
  readonly into: { readonly command: ShellCommand; readonly word: ShellWord } | undefined;
}

export interface ShellWord {
  /** Without quotes; what a shell puts in stands as it is written. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether it names a file that the command reads from or writes to. */
  readonly isRedirected: boolean;
  /** Whether the shell puts a value in it. */
  readonly isExpanded: boolean;
}
