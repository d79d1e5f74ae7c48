import {
  readInside,
  type NameHead,
  type PipeCall,
  type ReferenceProblem,
  type Span,
  type StringHead,
} from './reference_grammar.ts';

export type { NameHead, PipeCall, ReferenceProblem, StringHead } from './reference_grammar.ts';

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

const opening = '${{';

/**
 * Splits a string into plain text and `${{ … }}` references; problems stand where their references would.
 *
 * `$${{` is a dollar before the author's own `{{`: one dollar is left out, so the text before and after it are two
 * spans. The texts of all spans together are what the author's own text is.
 */
export function findReferences(text: string): readonly (TextSpan | Reference | ReferenceProblem)[] {
  const found: (TextSpan | Reference | ReferenceProblem)[] = [];
  const closings = closingsOf(text);
  let plain = 0;
  let open = text.indexOf(opening);
  while (open !== -1) {
    if (text[open - 1] === '$' && open > plain) {
      pushText(found, text, plain, open);
      plain = open + 1;
      open = text.indexOf(opening, plain);
      continue;
    }
    pushText(found, text, plain, open);
    const reference = readReference(text, open, closings);
    found.push(reference);
    plain = reference.end;
    open = text.indexOf(opening, plain);
  }
  pushText(found, text, plain, text.length);
  return found;
}

function pushText(found: (TextSpan | Reference | ReferenceProblem)[], text: string, start: number, end: number): void {
  if (end > start) found.push({ kind: 'text', text: text.slice(start, end), start, end });
}

function readReference(
  text: string,
  open: number,
  closingAfter: (offset: number) => number,
): Reference | ReferenceProblem {
  const inside = readInside(text, open + opening.length);
  if (inside.kind === 'inside') {
    return { kind: 'reference', head: inside.head, pipes: inside.pipes, start: open, end: inside.end };
  }
  const close = closingAfter(inside.start);
  const next = text.indexOf(opening, open + opening.length);
  if (close === -1 || (next !== -1 && next < close)) return unclosed(open);
  // The whole reference is the problem's place in the text, so that reading goes on behind it.
  return { ...inside, start: open, end: close + 2 };
}

function unclosed(open: number): ReferenceProblem {
  return {
    kind: 'problem',
    message: 'A "${{" is not closed.',
    help: 'Close it with "}}". For the characters themselves write ${{ "${{" }}.',
    start: open,
    end: open + opening.length,
  };
}

/** Where the next `}}` is. The last answer is kept: a text of many broken references is searched once. */
function closingsOf(text: string): (offset: number) => number {
  let known = 0;
  let searched = -1;
  return (offset) => {
    if (searched === -1 || (known !== -1 && known < offset) || offset < searched) {
      known = text.indexOf('}}', offset);
      searched = offset;
    }
    return known;
  };
}
