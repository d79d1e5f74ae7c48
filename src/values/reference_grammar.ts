import type { PathPart } from './text.ts';

export interface Span {
  /** Offsets into the string that was read, half-open. */
  readonly start: number;
  readonly end: number;
}

/** `run.params["region"]`: a name, and the keys or indexes that follow it. */
export interface NameHead extends Span {
  readonly kind: 'name';
  readonly path: readonly PathPart[];
}

/** `"{{"`: characters that stand for themselves. */
export interface StringHead extends Span {
  readonly kind: 'string';
  readonly text: string;
}

/** `shift(-3d)`, from its name to its closing bracket. */
export interface PipeCall extends Span {
  readonly name: string;
  readonly arguments: readonly PipeArgument[];
}

/** A `text` is written in quotes, a `word` without. */
export interface PipeArgument extends Span {
  readonly kind: 'text' | 'word';
  readonly value: string;
}

/** What is wrong with a reference, and what to write instead. */
export interface ReferenceProblem extends Span {
  readonly kind: 'problem';
  readonly message: string;
  readonly help: string;
}

/** What stands between `${{` and `}}`. */
export interface Inside {
  readonly kind: 'inside';
  readonly head: NameHead | StringHead;
  readonly pipes: readonly PipeCall[];
  /** Offset behind the closing `}}`. */
  readonly end: number;
}

/** A position that moves on through the text. */
interface Cursor {
  readonly text: string;
  at: number;
}

const blank = /[ \t\r\n]*/uy;
const identifier = /[A-Za-z_][A-Za-z0-9_]*/uy;
const index = /(?:0|[1-9][0-9]{0,8})(?![0-9])/uy;
const word = /[+-]?[A-Za-z0-9_]+/uy;
const quoted = /"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'/uy;

/**
 * Reads `name.key["key"][0] | pipe(argument, …) }}` from an offset behind `${{`.
 *
 * A name may also be a text in quotes with the escapes `\\ \" \' \n \t`. Blanks and line breaks may stand anywhere.
 */
export function readInside(text: string, start: number): Inside | ReferenceProblem {
  const cursor: Cursor = { text, at: start };
  skipBlanks(cursor);
  const head = readHead(cursor);
  if (head.kind === 'problem') return head;
  const pipes: PipeCall[] = [];
  for (;;) {
    skipBlanks(cursor);
    if (text.startsWith('}}', cursor.at)) return { kind: 'inside', head, pipes, end: cursor.at + 2 };
    if (!take(cursor, '|')) return afterHead(cursor);
    const pipe = readPipeCall(cursor);
    if ('kind' in pipe) return pipe;
    pipes.push(pipe);
  }
}

function readHead(cursor: Cursor): NameHead | StringHead | ReferenceProblem {
  const start = cursor.at;
  const string = readString(cursor);
  if (string?.kind === 'problem') return string;
  if (string !== undefined) return { kind: 'string', text: string.value, start, end: cursor.at };
  const name = match(cursor, identifier);
  if (name === '')
    return problem(cursor, 'A reference begins with a name.', 'Write ${{ run.date }}, or ${{ var.schema }}.');
  const path: PathPart[] = [name];
  for (;;) {
    const part = readPathPart(cursor);
    if (part === undefined) return { kind: 'name', path, start, end: cursor.at };
    if (typeof part === 'object') return part;
    path.push(part);
  }
}

/** The next key or index; undefined where the path ends. */
function readPathPart(cursor: Cursor): PathPart | ReferenceProblem | undefined {
  const before = cursor.at;
  skipBlanks(cursor);
  if (take(cursor, '.')) {
    skipBlanks(cursor);
    const key = match(cursor, identifier);
    return key === ''
      ? problem(cursor, 'A name is missing after ".".', 'A key that is no name is written ["like this"].')
      : key;
  }
  if (take(cursor, '[')) return readBracket(cursor);
  cursor.at = before;
  return undefined;
}

function readBracket(cursor: Cursor): PathPart | ReferenceProblem {
  skipBlanks(cursor);
  const string = readString(cursor);
  if (string?.kind === 'problem') return string;
  const digits = string === undefined ? match(cursor, index) : '';
  skipBlanks(cursor);
  if ((string === undefined && digits === '') || !take(cursor, ']')) {
    return problem(cursor, 'Brackets hold one key in quotes or one index.', 'Write ["key"] or [0].');
  }
  return string === undefined ? Number(digits) : string.value;
}

function readPipeCall(cursor: Cursor): PipeCall | ReferenceProblem {
  skipBlanks(cursor);
  const start = cursor.at;
  const name = match(cursor, identifier);
  if (name === '')
    return problem(cursor, 'The name of a pipe is missing after "|".', 'Write run.date | format("%Y/%m/%d").');
  const before = cursor.at;
  skipBlanks(cursor);
  if (take(cursor, '(')) {
    const list = readArguments(cursor);
    return 'kind' in list ? list : { name, arguments: list.arguments, start, end: cursor.at };
  }
  cursor.at = before;
  return { name, arguments: [], start, end: cursor.at };
}

function readArguments(cursor: Cursor): { readonly arguments: readonly PipeArgument[] } | ReferenceProblem {
  const list: PipeArgument[] = [];
  skipBlanks(cursor);
  if (take(cursor, ')')) return { arguments: list };
  for (;;) {
    const argument = readArgument(cursor);
    if (argument.kind === 'problem') return argument;
    list.push(argument);
    skipBlanks(cursor);
    if (take(cursor, ')')) return { arguments: list };
    if (!take(cursor, ','))
      return problem(cursor, 'The bracket of a pipe is not closed.', 'Write shift(-3d), or format("%Y").');
  }
}

function readArgument(cursor: Cursor): PipeArgument | ReferenceProblem {
  skipBlanks(cursor);
  const start = cursor.at;
  const string = readString(cursor);
  if (string?.kind === 'problem') return string;
  if (string !== undefined) return { kind: 'text', value: string.value, start, end: cursor.at };
  const value = match(cursor, word);
  if (value !== '') return { kind: 'word', value, start, end: cursor.at };
  return problem(cursor, 'A pipe takes words such as -3d and texts in quotes.', 'Write shift(-3d), or format("%Y").');
}

/** A text in quotes; undefined where none begins. */
function readString(
  cursor: Cursor,
): { readonly kind: 'string'; readonly value: string } | ReferenceProblem | undefined {
  const quote = cursor.text[cursor.at];
  if (quote !== '"' && quote !== "'") return undefined;
  const raw = match(cursor, quoted);
  if (raw === '') return problem(cursor, `A text that begins with ${quote} is not closed.`, `Close it with ${quote}.`);
  const escape = /\\[^\\"'nt]/u.exec(raw.replaceAll('\\\\', '  '));
  if (escape !== null) {
    return problem(cursor, `"${escape[0]}" is no escape.`, 'The escapes are \\\\ \\" \\\' \\n \\t.');
  }
  return {
    kind: 'string',
    value: raw.slice(1, -1).replaceAll(/\\([^])/gu, (_, character: string) => escaped(character)),
  };
}

function escaped(character: string): string {
  if (character === 'n') return '\n';
  return character === 't' ? '\t' : character;
}

/** What stands where a pipe or the end belongs. */
function afterHead(cursor: Cursor): ReferenceProblem {
  return problem(
    cursor,
    'Only pipes may follow a value.',
    'There are no operators: write ${{ run.date | shift(-1d) }}, and texts around the reference.',
  );
}

function skipBlanks(cursor: Cursor): void {
  match(cursor, blank);
}

/** The characters that a sticky pattern matches here; the cursor moves behind them. */
function match(cursor: Cursor, pattern: RegExp): string {
  pattern.lastIndex = cursor.at;
  const [matched = ''] = pattern.exec(cursor.text) ?? [];
  cursor.at += matched.length;
  return matched;
}

function take(cursor: Cursor, characters: string): boolean {
  if (!cursor.text.startsWith(characters, cursor.at)) return false;
  cursor.at += characters.length;
  return true;
}

function problem(cursor: Cursor, message: string, help: string): ReferenceProblem {
  return { kind: 'problem', message, help, start: cursor.at, end: cursor.at };
}
