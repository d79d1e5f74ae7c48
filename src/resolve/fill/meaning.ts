import type { Place } from '../../text/source.ts';
import { readPipes } from '../../values/pipes.ts';
import type { Reference, ReferenceProblem } from '../../values/reference.ts';
import { explainName } from '../../values/run_names.ts';
import type { PathPart, RunValue } from '../../values/text.ts';

/** What a reference stands for. */
export type Meaning =
  /** Characters, from a text in quotes. */
  | { readonly kind: 'text'; readonly text: string }
  /** A name that is replaced when compiling. */
  | { readonly kind: 'compile'; readonly path: readonly PathPart[] }
  | { readonly kind: 'run'; readonly value: RunValue };

/**
 * What a reference stands for, or why it stands for nothing; whether what it names exists is for the scope to say.
 * `placeOf` finds where it was written: it is asked for values of the run only.
 */
export function meaningOf(reference: Reference, placeOf: () => Place): Meaning | ReferenceProblem {
  const { head, pipes } = reference;
  if (head.kind === 'string')
    return pipes[0] === undefined ? { kind: 'text', text: head.text } : noPipes(pipes[0], 'A text');
  const found = explainName(head.path);
  if (found.kind === 'problem') return { ...found, start: head.start, end: head.end };
  if (found.known.when === 'compile') {
    return pipes[0] === undefined
      ? { kind: 'compile', path: head.path }
      : noPipes(pipes[0], `"${head.path.join('.')}", which is replaced when compiling,`);
  }
  const read = readPipes(pipes, found.known.type);
  return read.kind === 'problem'
    ? read
    : { kind: 'run', value: { path: head.path, pipes: read.pipes, place: placeOf() } };
}

function noPipes(pipe: { readonly start: number; readonly end: number }, what: string): ReferenceProblem {
  return {
    kind: 'problem',
    message: `${what} takes no pipe.`,
    help: 'Pipes change values of the run, such as ${{ run.date | shift(-1d) }}.',
    start: pipe.start,
    end: pipe.end,
  };
}
