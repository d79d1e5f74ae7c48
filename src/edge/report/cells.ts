/** One character as a terminal shows it, and how many columns it takes there. */
export interface Cell {
  readonly shown: string;
  readonly width: number;
}

/**
 * Characters as they can be shown safely: control characters have a picture, what turns the direction of text or
 * cannot be seen is named, a tab is an arrow. So text of users can neither move the cursor nor reorder a line.
 */
export function cellsOf(text: string): readonly Cell[] {
  return Array.from(text, cellOf);
}

/** Text of users on one line, made safe as in `cellsOf`. */
export function safe(text: string): string {
  return plain.test(text) ? text : cellsOf(text).reduce((shown, cell) => shown + cell.shown, '');
}

const plain = /^[\x20-\x7e]*$/u;
const unseen = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const combining = /[\p{Mn}\p{Me}\u200b-\u200d\u2060\ufeff]/u;
const wide =
  /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;

function cellOf(character: string): Cell {
  if (plain.test(character)) return { shown: character, width: 1 };
  if (character === '\t') return { shown: '→   ', width: 4 };
  if (unseen.test(character)) return named(character.codePointAt(0) ?? 0);
  if (character === '\ufeff') return { shown: '', width: 0 };
  if (combining.test(character)) return { shown: character, width: 0 };
  return { shown: character, width: wide.test(character) ? 2 : 1 };
}

function named(code: number): Cell {
  // The block "Control Pictures" has a sign for each of the first 32 characters and one for DEL.
  if (code < 0x20) return { shown: String.fromCodePoint(0x2400 + code), width: 1 };
  if (code === 0x7f) return { shown: '\u2421', width: 1 };
  const shown = `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
  return { shown, width: shown.length };
}
