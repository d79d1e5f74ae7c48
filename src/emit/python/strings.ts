/**
 * A Python string literal in one line, read back as exactly this text.
 * Double quotes, unless the text has more double than single quotes: then ruff prefers single ones.
 */
export function stringLiteral(value: string): string {
  if (plain.test(value)) return `"${value}"`;
  const quote = count(value, '"') > count(value, "'") ? "'" : '"';
  return (
    quote + value.replace(inLine, (character) => (isOther(character, quote) ? character : escape(character))) + quote
  );
}

/**
 * The text as a triple-quoted block that begins after the line of its quotes, or undefined where that would not be
 * readable: a text in one line, both kinds of three quotes in a row, control characters other than tabs. A text with
 * three double quotes, as Python itself, stands in single ones.
 */
export function blockLiteral(value: string): string | undefined {
  if (!value.includes('\n')) return undefined;
  const quote = value.includes('"""') ? "'" : '"';
  const quotes = quote.repeat(3);
  if (!/[^\n]\n+[^\n]/.test(value) || value.includes(quotes) || unreadable.test(value)) return undefined;
  const body = value
    .replace(inBlock, escape)
    // A line's last space is easily lost, and cannot be seen in a review.
    .replace(/ (?=\n|$)/g, '\\x20')
    .replace(/["']$/, (last) => (last === quote ? `\\${last}` : last));
  return `${quotes}\\\n${body}${quotes}`;
}

/** Module docstring: prose, so spaces around each line are dropped; several lines end with the quotes on their own. */
export function docstringLiteral(text: string): string {
  const lines = text
    .trim()
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim());
  const body = lines.join('\n').replace(inBlock, escape).replaceAll('"', '\\"');
  return lines.length > 1 ? `"""${body}\n"""` : `"""${body}"""`;
}

/**
 * What is escaped so that a reader sees it: control characters, lone surrogates, spaces and line ends other than
 * the usual ones, formats such as zero-width and bidirectional marks (Unicode's Default_Ignorable_Code_Point and Cf,
 * but for the variation selectors of emoji), private use and noncharacters. Written out, so that no version of
 * Unicode in a runtime changes a byte.
 */
const invisible =
  '\\u0000-\\u0009\\u000b-\\u001f\\u007f-\\u00a0\\u00ad\\u034f\\u0600-\\u0605\\u061c\\u06dd\\u070f\\u0890\\u0891\\u08e2' +
  '\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180f\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164' +
  '\\ud800-\\udfff\\ue000-\\uf8ff\\ufdd0-\\ufdef\\ufe00-\\ufe0d\\ufeff\\uffa0\\ufff0-\\ufffb\\ufffe\\uffff' +
  '\\u{110bd}\\u{110cd}\\u{13430}-\\u{1345f}\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}' +
  '\\u{1fffe}\\u{1ffff}\\u{2fffe}\\u{2ffff}\\u{3fffe}-\\u{10ffff}';

/** Printable ASCII without quotes and backslashes, as most texts are. */
const plain = /^[ !#-&(-[\]-~]*$/;
const inLine = new RegExp(`["'\\\\\\n${invisible}]`, 'gu');
const inBlock = new RegExp(`[\\\\${invisible}]`, 'gu');
const unreadable = /[^\P{Cc}\t\n]|\p{Cs}|[\u2028\u2029]/u;

const short: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** A quote that is not the literal's own stays as it is. */
function isOther(character: string, quote: string): boolean {
  return character !== quote && (character === '"' || character === "'");
}

function escape(character: string): string {
  if (character === '\\' || character === '"' || character === "'") return `\\${character}`;
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  if (code <= 0xff) return short.get(character) ?? `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

function count(text: string, character: string): number {
  let found = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) found += 1;
  return found;
}
