import { safe } from '../../cells.ts';
import { clipped } from '../shown_value.ts';
import { pieces } from './pieces.ts';

/** Text of users in a paragraph, a list or a cell of a table. */
export function prose(text: string): string {
  return pieces(text)
    .map((piece) => (piece.kind === 'plain' ? piece.text : codeOf(piece.text)))
    .join('');
}

/** Text of users as code, at most so many characters of it. It can stand in a cell of a table. */
export function code(text: string, most = mostOfName): string {
  return codeOf(safe(clipped(text, most)));
}

/** The same as `prose` inside of HTML, such as a summary. */
export function htmlProse(text: string): string {
  return pieces(text)
    .map((piece) => (piece.kind === 'plain' ? piece.text : htmlCodeOf(piece.text)))
    .join('');
}

/** The same as `code` inside of HTML, such as a summary. */
export function htmlCode(text: string, most = mostOfName): string {
  return htmlCodeOf(safe(clipped(text, most)));
}

const mostOfName = 100;

// A backtick would end the code and a bar the cell, and blanks at the ends are lost: HTML keeps them all.
function codeOf(text: string): string {
  return text === '' || /[`|]|^ | $/u.test(text) ? htmlCodeOf(text) : `\`${text}\``;
}

function htmlCodeOf(text: string): string {
  return `<code>${text.replaceAll(/[!-/:-@[-`{-~]/gu, (mark) => `&#${mark.codePointAt(0)};`)}</code>`;
}
