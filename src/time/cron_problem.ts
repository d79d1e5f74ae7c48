/** Why a cron is not portable, with the place inside its text. */
export interface CronProblem {
  readonly kind: 'problem';
  readonly message: string;
  /** What to write instead, as a sentence. */
  readonly help?: string;
  /** The text that would stand for `[start, end)`, where one is certain. */
  readonly replacement?: string;
  /** Offsets inside the cron's text, half-open. */
  readonly start: number;
  readonly end: number;
}

/** A part of a cron's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface Words {
  readonly message: string;
  readonly help?: string;
  readonly replacement?: string;
}

/** A problem at a part of the text. Where only the replacement is given, the help is the sentence that shows it. */
export function cronProblem({ start, end }: Span, words: Words): CronProblem {
  const help = words.help ?? (words.replacement === undefined ? undefined : `Write "${words.replacement}".`);
  return { kind: 'problem', ...words, ...(help === undefined ? {} : { help }), start, end };
}
