import type { SqlToken } from './read_tokens.ts';

/** Words that are the clock by themselves. */
const clockWords: ReadonlySet<string> = new Set([
  'CURRENT_DATE',
  'CURRENT_DATETIME',
  'CURRENT_TIME',
  'CURRENT_TIMESTAMP',
  'LOCALTIME',
  'LOCALTIMESTAMP',
  'SYSDATE',
  'SYSTIMESTAMP',
  'UTC_DATE',
  'UTC_TIME',
  'UTC_TIMESTAMP',
]);

/** Names that are the clock when they are called with nothing, with a number of digits, or with a zone. */
const clockFunctions: ReadonlySet<string> = new Set([
  'NOW',
  'GETDATE',
  'GETUTCDATE',
  'SYSDATETIME',
  'SYSUTCDATETIME',
  'SYSDATETIMEOFFSET',
  'CURRENT_LOCALTIME',
  'CURRENT_LOCALTIMESTAMP',
  'GET_CURRENT_TIME',
  'GET_CURRENT_TIMESTAMP',
  'NOW64',
  'NOWINBLOCK',
  'TIMEOFDAY',
  'UTCTIMESTAMP',
  'CURDATE',
  'CURTIME',
  'TODAY',
  'YESTERDAY',
  'CLOCK_TIMESTAMP',
  'STATEMENT_TIMESTAMP',
  'TRANSACTION_TIMESTAMP',
]);

/** Those that are the clock only when they are called with nothing: of SQLite, and of MySQL and Spark. */
const whenEmpty: ReadonlySet<string> = new Set([
  'DATE',
  'DATETIME',
  'TIME',
  'JULIANDAY',
  'UNIXEPOCH',
  'UNIX_TIMESTAMP',
]);

/** The index behind a call of the clock; undefined where there is none. */
export function endOfCall(tokens: readonly SqlToken[], index: number): number | undefined {
  const { kind, text } = tokens[index] ?? { kind: 'sign', text: '' };
  if (kind === 'text' && isNamedDay(text)) return isCast(tokens, index) ? index + 1 : undefined;
  if (kind !== 'word') return undefined;
  const isCalled = tokens[index + 1]?.text === '(';
  if (isCalled && isSqliteClock(tokens, index)) return behindCall(tokens, index + 1);
  const isEmpty = isCalled && tokens[index + 2]?.text === ')';
  if (isEmpty && (clockFunctions.has(text) || whenEmpty.has(text))) return index + 3;
  if (isCalled && clockFunctions.has(text)) return isPlain(tokens, index + 2) ? index + 4 : undefined;
  if (!clockWords.has(text)) return undefined;
  return isEmpty ? index + 3 : index + 1;
}

/** `'today'::date`, `DATE 'yesterday'`: PostgreSQL and its kin read such texts as the clock. */
function isNamedDay(text: string): boolean {
  return /^'(?:now|today|yesterday|tomorrow)'$/iu.test(text);
}

function isCast(tokens: readonly SqlToken[], index: number): boolean {
  return isTime(tokens[index - 1]) || (tokens[index + 1]?.text === '::' && isTime(tokens[index + 2]));
}

function isTime(token: SqlToken | undefined): boolean {
  return /^(?:DATE|TIMESTAMP|TIMESTAMPTZ)$/u.test(token?.text ?? '');
}

/** How many modifiers a call of SQLite may have, in tokens, before its end is no longer looked for. */
const longestCall = 50;

function behindCall(tokens: readonly SqlToken[], open: number): number {
  const depth = tokens[open]?.depth;
  const end = tokens
    .slice(open + 1, open + longestCall)
    .findIndex((token) => token.text === ')' && token.depth === depth);
  return end === -1 ? open + 3 : open + end + 2;
}

/** `now(6)`, `now('UTC')`: one number or text in the brackets. */
function isPlain(tokens: readonly SqlToken[], index: number): boolean {
  const kind = tokens[index]?.kind;
  return (kind === 'number' || kind === 'text') && tokens[index + 1]?.text === ')';
}

/** `date('now')`, `datetime('now', '-1 day')`, `strftime('%Y', 'now')`. */
function isSqliteClock(tokens: readonly SqlToken[], index: number): boolean {
  const name = tokens[index]?.text ?? '';
  if (name === 'STRFTIME') return isNow(tokens[index + 4]);
  return name !== 'UNIX_TIMESTAMP' && whenEmpty.has(name) && isNow(tokens[index + 2]);
}

function isNow(token: SqlToken | undefined): boolean {
  return token?.text.toLowerCase() === "'now'";
}

/** Whether it is the value of a column that nobody gives one, or that follows each change of its row. */
export function isDefault(tokens: readonly SqlToken[], index: number): boolean {
  const before = tokens[index - 1]?.text === '(' ? tokens[index - 2] : tokens[index - 1];
  return before?.text === 'DEFAULT' || (before?.text === 'UPDATE' && tokens[index - 2]?.text === 'ON');
}
