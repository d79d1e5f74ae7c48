import type { ShellCommand } from './command.ts';
import { endOfDocument, isBlank, skipTo, type OpenCommand, type OpenWord, type Reader } from './reader.ts';
import { readDoubleQuoted, readPart, readQuoted } from './word_parts.ts';

/**
 * The commands of a script, in the order of their beginnings. Comments, quotes, here documents, substitutions and
 * arithmetic are followed as bash reads them; what is not closed goes on to the end.
 */
export function readShell(script: string): readonly ShellCommand[] {
  const reader: Reader = { script, at: 0, limit: script.length, found: [], documents: [], depth: 0 };
  readList(reader, false, undefined);
  return reader.found.filter(({ words }) => words.length > 0);
}

/** Reads commands up to the bracket that closes a substitution, or to the limit. */
function readList(reader: Reader, isSubstitution: boolean, into: ShellCommand['into']): void {
  let command = begin(reader, into);
  let brackets = 0;
  while (reader.at < reader.limit) {
    const char = reader.script[reader.at] ?? '';
    if (char === ')' && isSubstitution && brackets === 0) break;
    const isList = char === '(' && reader.script[reader.at - 1] === '=';
    if (char === '(') brackets += 1;
    if (char === ')') brackets -= 1;
    if (char === '#') skipTo(reader, '\n');
    else if (isBlank(reader)) reader.at += char === '\\' ? 2 : 1;
    else if (isList) reader.at += 1;
    else if (separators.includes(char)) command = separate(reader, command, char);
    else if (char === '<' || char === '>') readRedirection(reader, command);
    else readWord(reader, command, false);
  }
  if (isSubstitution) reader.at += 1;
}

function begin(reader: Reader, into: ShellCommand['into']): OpenCommand {
  const command = { words: [], into };
  reader.found.push(command);
  return command;
}

function separate(reader: Reader, command: OpenCommand, char: string): OpenCommand {
  reader.at += 1;
  if (char === '\n') readDocuments(reader);
  return command.words.length === 0 ? command : begin(reader, command.into);
}

const redirection = /(?:<<<|<<-?|<\(|>\(|[<>]&|>>|>\||<>|[<>])[ \t]*/uy;

function readRedirection(reader: Reader, command: OpenCommand): void {
  redirection.lastIndex = reader.at;
  const [written = '<'] = redirection.exec(reader.script) ?? [];
  reader.at += written.length;
  const mark = written.trim();
  if (mark.endsWith('(')) return substitute(reader, command, command.words.at(-1));
  const word = readWord(reader, command, mark !== '<<<');
  if (mark !== '<<' && mark !== '<<-') return;
  const isQuoted = /["'\\]/u.test(reader.script.slice(word.start, word.end));
  reader.documents.push({ end: word.text, isIndented: mark === '<<-', isQuoted, command, word });
}

function substitute(reader: Reader, command: OpenCommand, word: OpenWord | undefined): void {
  readList(reader, true, word === undefined ? undefined : { command, word });
}

/** Reads the here documents that the line before asked for. */
function readDocuments(reader: Reader): void {
  const { documents } = reader;
  reader.documents = [];
  for (const document of documents) {
    const end = endOfDocument(reader, document);
    if (document.isQuoted) reader.at = end;
    while (reader.at < end) readPart(reader, document.command, document.word, readList);
    skipTo(reader, '\n');
  }
}

function readWord(reader: Reader, command: OpenCommand, isRedirected: boolean): OpenWord {
  const word: OpenWord = { text: '', start: reader.at, end: reader.at, isRedirected, isExpanded: false };
  command.words.push(word);
  while (reader.at < reader.limit) {
    const char = reader.script[reader.at] ?? '';
    if (isBlank(reader) || separators.includes(char) || char === '<' || char === '>') break;
    if (char === "'") readQuoted(reader, word);
    else if (char === '"') readDoubleQuoted(reader, command, word, readList);
    else readPart(reader, command, word, readList);
  }
  // A quote that is not closed, or a last backslash, is read past the end.
  word.end = Math.min(reader.at, reader.limit);
  return word;
}

const separators = ';&|()\n';
