import type { ShellCommand, ShellWord } from './command.ts';

/** How far a script was read, and what was found. */
export interface Reader {
  readonly script: string;
  at: number;
  /** The end of the script, or of the backticks that are read. */
  limit: number;
  readonly found: OpenCommand[];
  /** Here documents whose text begins behind this line. */
  documents: HereDocument[];
  /** How many substitutions are open. */
  depth: number;
}

/** A command that is being read. */
export interface OpenCommand extends ShellCommand {
  readonly words: OpenWord[];
}

/** A word that is being read. */
export type OpenWord = { -readonly [Key in keyof ShellWord]: ShellWord[Key] };

interface HereDocument {
  readonly end: string;
  readonly isIndented: boolean;
  readonly isQuoted: boolean;
  readonly command: OpenCommand;
  readonly word: OpenWord;
}

/** True where a blank, or a break of the line that is none, comes next. */
export function isBlank({ script, at }: Reader): boolean {
  const char = script[at];
  return char === ' ' || char === '\t' || char === '\r' || (char === '\\' && script[at + 1] === '\n');
}

/** Goes on to the next such character, or to the limit. */
export function skipTo(reader: Reader, mark: string): void {
  const end = reader.script.indexOf(mark, reader.at);
  reader.at = end === -1 ? reader.limit : Math.min(end, reader.limit);
}

/** Where the line that ends a here document begins. */
export function endOfDocument(
  { script, at, limit }: Reader,
  { end, isIndented }: Pick<HereDocument, 'end' | 'isIndented'>,
): number {
  for (let line = at; line < limit;) {
    const found = script.indexOf('\n', line);
    const next = found === -1 ? limit : found;
    const text = script.slice(line, next);
    if ((isIndented ? text.replace(/^\t+/u, '') : text) === end) return line;
    line = next + 1;
  }
  return limit;
}
