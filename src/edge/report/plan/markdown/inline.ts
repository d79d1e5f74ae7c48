import { safe } from '../../cells.ts';
import { clipped } from '../shown_value.ts';
import { longestRun } from './fence.ts';
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

// A bar would end the cell of a table, and how many backslashes before it do not, readers of Markdown disagree on.
function codeOf(text: string): string {
  if (text === '' || text.includes('|')) return htmlCodeOf(text);
  const fence = '`'.repeat(longestRun(text) + 1);
  const isPadded = /^[ `]|[ `]$/u.test(text) && /[^ ]/u.test(text);
  return isPadded ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}

/** GitHub looks for addresses of mail in what the codes of characters stand for: a possible break of the line ends them. */
function htmlCodeOf(text: string): string {
  const coded = text.replaceAll(/[!-/:-@[-`{-~]/gu, (mark) => `&#${mark.codePointAt(0)};`);
  return `<code>${coded.replaceAll('&#64;', '&#64;<wbr>')}</code>`;
}
