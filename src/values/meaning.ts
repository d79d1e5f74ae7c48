import type { Place } from '../text/source.ts';
import type { ValueType } from './pipe.ts';
import { readPipes } from './pipes.ts';
import type { PathPart, Reference, ReferenceProblem } from './reference.ts';
import { explainName, type KnownName } from './run_names.ts';
import type { RunValue } from './text.ts';

/** What a reference stands for. */
export type Meaning =
  /** Characters, from a text in quotes. */
  | { readonly kind: 'text'; readonly text: string }
  /** A name that is replaced when compiling. */
  | { readonly kind: 'compile'; readonly path: readonly PathPart[]; readonly known: KnownName }
  /** `type` is what comes out of the last pipe. `item` of a literal list is replaced when compiling, too. */
  | { readonly kind: 'run'; readonly value: RunValue; readonly type: ValueType; readonly known: KnownName };

/**
 * What a reference stands for, or why it stands for nothing. Whether a variable, secret, task or stored value of
 * that name exists, and whether the pipeline has windows (`known.needsWindow`), is for the caller to say.
 */
export function meaningOf(reference: Reference, place?: Place): Meaning | ReferenceProblem {
  const { head, pipes } = reference;
  if (head.kind === 'string')
    return pipes[0] === undefined ? { kind: 'text', text: head.text } : noPipes(pipes[0], 'A text');
  const found = explainName(head.path);
  if (found.kind === 'problem') return { ...found, start: head.start, end: head.end };
  const { known } = found;
  if (known.when === 'compile') {
    return pipes[0] === undefined
      ? { kind: 'compile', path: head.path, known }
      : noPipes(pipes[0], `"${head.path.join('.')}", which is replaced when compiling,`);
  }
  const read = readPipes(pipes, known.type);
  if (read.kind === 'problem') return read;
  const value: RunValue = { path: head.path, pipes: read.pipes, ...(place && { place }) };
  return { kind: 'run', value, type: read.type, known };
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
