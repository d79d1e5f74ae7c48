import { safe } from '../../cells.ts';
import { clipped } from '../shown_value.ts';

/** A stretch of text: characters that mean nothing to Markdown or GitHub, or a word that must stand as code. */
export interface Piece {
  readonly kind: 'plain' | 'code';
  readonly text: string;
}

/**
 * Text of users in a sentence. GitHub makes mentions, references, links, emoji and formulas of what it finds in text, and
 * nothing of what stands as code: so each word that is not surely plain becomes code. Blanks and line breaks become one blank.
 */
export function pieces(text: string): readonly Piece[] {
  const words = clipped(text, mostCharacters)
    .split(/\s+/u)
    .filter((word) => word !== '');
  return words.flatMap((word, index) => {
    const blank: readonly Piece[] = index === 0 ? [] : [{ kind: 'plain', text: ' ' }];
    return [...blank, ...ofWord(word, index === 0)];
  });
}

const mostCharacters = 600;

const around = /^(["'(]*)(.*?)(["'),.;:!?…]*)$/su;
// What else may stand in a word: no `@ # _ * ~ [ ] < > & $ | { } ^ \` and no backtick.
const plainWord = /^[\p{L}\p{M}\p{N}"'(),.;!?…%+\-/=–—→×≥≤]*$/u;
const time = /^(?:\d{4}-\d\d-\d\dT)?\d\d:\d\d(?::\d\d)?(?:[+-]\d\d:\d\d|Z)?$/;
// Commits, tickets (`GH-12`) and addresses are found in plain words too.
const reference = /(?<![\p{L}\p{N}])[\da-f]{7,40}(?![\p{L}\p{N}])|[\p{L}\p{N}]-\d|www\./iu;
const date = /^\d{4}-\d\d-\d\d$/;
// At the beginning of a line these would begin a list, or underline a heading.
const blockMark = /^(?:[-+=]+|\d+[.)])$/;

function ofWord(word: string, isFirst: boolean): readonly Piece[] {
  if (isFirst && blockMark.test(word)) return [{ kind: 'code', text: safe(word) }];
  const [, before = '', core = '', after = ''] = around.exec(word) ?? [];
  if (isPlain(core)) return [{ kind: 'plain', text: word }];
  const parts: readonly Piece[] = [
    { kind: 'plain', text: before },
    { kind: 'code', text: safe(core) },
    { kind: 'plain', text: after },
  ];
  return parts.filter((part) => part.text !== '');
}

function isPlain(core: string): boolean {
  if (time.test(core) || date.test(core)) return true;
  return plainWord.test(core) && !reference.test(core);
}
