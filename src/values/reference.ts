interface Span {
  /** Offsets into the string that was read, half-open. */
  readonly start: number;
  readonly end: number;
}

/** A stretch of the author's own text. It equals the string between its offsets. */
export interface TextSpan extends Span {
  readonly kind: 'text';
  readonly text: string;
}

/** One `${{ … }}`, its marks included. */
export interface Reference extends Span {
  readonly kind: 'reference';
  readonly head: NameHead | StringHead;
  readonly pipes: readonly PipeCall[];
}

/** A key of a map, or an index of a list. */
export type PathPart = string | number;

/** `run.params["region"]`: a name, and the keys or indexes that follow it. */
export interface NameHead extends Span {
  readonly kind: 'name';
  readonly path: readonly PathPart[];
}

/** `"{{"`: characters that stand for themselves. */
export interface StringHead extends Span {
  readonly kind: 'string';
  readonly text: string;
}

/** `shift(-3d)`, from its name to its closing bracket. */
export interface PipeCall extends Span {
  readonly name: string;
  readonly arguments: readonly PipeArgument[];
}

/** A `text` is written in quotes, a `word` without. */
export interface PipeArgument extends Span {
  readonly kind: 'text' | 'word';
  readonly value: string;
}

/** What is wrong with a reference, and what to write instead. */
export interface ReferenceProblem extends Span {
  readonly kind: 'problem';
  readonly message: string;
  readonly help: string;
}
