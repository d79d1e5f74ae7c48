import type { ShellCommand } from './command.ts';
import { skipTo, type OpenCommand, type OpenWord, type Reader } from './reader.ts';

/** Reads the commands of a substitution up to its closing bracket, or to the limit. */
export type ReadList = (reader: Reader, isSubstitution: boolean, into: ShellCommand['into']) => void;

/** Reads a text in single quotes. */
export function readQuoted(reader: Reader, word: OpenWord): void {
  const start = reader.at + 1;
  reader.at = start;
  skipTo(reader, "'");
  word.text += reader.script.slice(start, reader.at);
  reader.at += 1;
}

/** Reads a text in double quotes, in which the shell puts values. */
export function readDoubleQuoted(reader: Reader, command: OpenCommand, word: OpenWord, readList: ReadList): void {
  reader.at += 1;
  while (reader.at < reader.limit && reader.script[reader.at] !== '"') readPart(reader, command, word, readList);
  reader.at += 1;
}

/** Reads the next character, or what the shell puts a value in the place of. */
export function readPart(reader: Reader, command: OpenCommand, word: OpenWord, readList: ReadList): void {
  const { script, at } = reader;
  const char = script[at] ?? '';
  const next = script[at + 1] ?? '';
  if (char === '\\') {
    word.text += next;
    reader.at += 2;
  } else if (char === '`') readBackticks(reader, command, word, readList);
  else if (char === '$' && /[A-Za-z0-9_{(@*#?!]/u.test(next)) readExpansion(reader, command, word, readList);
  else {
    word.text += char;
    reader.at += 1;
  }
}

/** Substitutions inside of others beyond this are read as text. */
const maxDepth = 50;

function readBackticks(reader: Reader, command: OpenCommand, word: OpenWord, readList: ReadList): void {
  const { script, at, limit } = reader;
  let end = at + 1;
  while (end < limit && script[end] !== '`') end += script[end] === '\\' ? 2 : 1;
  within(reader, word, () => {
    reader.at = at + 1;
    reader.limit = Math.min(end, limit);
    readList(reader, false, { command, word });
    reader.limit = limit;
    reader.at = Math.min(end + 1, limit);
  });
}

function readExpansion(reader: Reader, command: OpenCommand, word: OpenWord, readList: ReadList): void {
  const { script, at } = reader;
  if (script.startsWith('$((', at)) within(reader, word, () => readArithmetic(reader, command, word, readList));
  else if (script[at + 1] === '(') {
    within(reader, word, () => {
      reader.at = at + 2;
      readList(reader, true, { command, word });
    });
  } else if (script[at + 1] === '{') {
    within(reader, word, () => readBraces(reader, command, word, readList));
  } else {
    word.isExpanded = true;
    word.text += '$';
    reader.at += 1;
  }
}

/** `$(( ($(date +%m) - 1) / 3 ))`: of arithmetic, only the commands in it matter. */
function readArithmetic(reader: Reader, command: OpenCommand, word: OpenWord, readList: ReadList): void {
  const { text } = word;
  let brackets = 2;
  reader.at += 3;
  while (reader.at < reader.limit && brackets > 0) {
    const char = reader.script[reader.at];
    if (char === '(') brackets += 1;
    if (char === ')') brackets -= 1;
    readPart(reader, command, word, readList);
  }
  word.text = text;
}

/** `${NAME:-$(command)}` */
function readBraces(reader: Reader, command: OpenCommand, word: OpenWord, readList: ReadList): void {
  const { text } = word;
  reader.at += 2;
  while (reader.at < reader.limit && reader.script[reader.at] !== '}') readPart(reader, command, word, readList);
  reader.at += 1;
  word.text = text;
}

/** Reads a substitution; its text, as it is written, becomes a part of the word. */
function within(reader: Reader, word: OpenWord, read: () => void): void {
  const start = reader.at;
  word.isExpanded = true;
  reader.depth += 1;
  if (reader.depth > maxDepth) reader.at = reader.limit;
  else read();
  reader.depth -= 1;
  word.text += reader.script.slice(start, reader.at);
}
