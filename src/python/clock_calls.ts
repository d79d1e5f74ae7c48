import { remembered } from '../text/remembered.ts';
import { dotted, importedNames } from './imported_names.ts';
import { readTokens, type PythonToken } from './read_tokens.ts';

/** A call of a module that asks which day or hour it is now. */
export interface PythonClock {
  readonly start: number;
  readonly end: number;
  /** The name that it stands in for where nobody gave one: `day` in `day or date.today()`. */
  readonly insteadOf?: string;
}

/**
 * The places where a module asks for the day or hour of now. A moment that is only kept, or by which a duration is
 * measured, is none: of a moment it must be seen that a day or an hour is made of it. What stands below
 * `if __name__ == "__main__":` does not run in a task.
 */
export const clockCalls: (module: string) => readonly PythonClock[] = remembered((module) => {
  const tokens = withoutMain(readTokens(module));
  const names = importedNames(tokens);
  const periods = namesOfPeriods(tokens);
  return tokens.flatMap((token, index) => {
    if (token.kind !== 'name' || tokens[index - 1]?.text === '.') return [];
    const { path, next } = dotted(tokens, index);
    const called = meaningOf(path, names);
    if (called === undefined || tokens[next]?.text !== '(') return [];
    const end = closing(tokens, next);
    const isPeriod = days.has(called) || (moments.has(called) && makesPeriod(tokens, index, end, periods));
    if (!isPeriod || isAudit(tokens, index)) return [];
    const insteadOf = replaced(tokens, index);
    return [
      { start: token.start, end: tokens[end]?.end ?? token.end, ...(insteadOf === undefined ? {} : { insteadOf }) },
    ];
  });
});

const days: ReadonlySet<string> = new Set([
  'datetime.date.today',
  'pendulum.today',
  'pendulum.yesterday',
  'pendulum.tomorrow',
]);

const moments: ReadonlySet<string> = new Set([
  'datetime.datetime.now',
  'datetime.datetime.utcnow',
  'datetime.datetime.today',
  'pendulum.now',
  'pandas.Timestamp.now',
  'pandas.Timestamp.today',
  'pandas.Timestamp.utcnow',
  'airflow.utils.timezone.utcnow',
]);

function meaningOf(path: string, names: ReadonlyMap<string, string>): string | undefined {
  const [first = '', ...rest] = path.split('.');
  const root = names.get(first);
  return root === undefined || rest.length === 0 ? undefined : [root, ...rest].join('.');
}

function withoutMain(tokens: readonly PythonToken[]): readonly PythonToken[] {
  const main = tokens.findIndex(({ text }, at) => text === '__name__' && tokens[at - 1]?.text === 'if');
  return main === -1 ? tokens : tokens.slice(0, main);
}

/** The index of the bracket that closes the one at an index. */
function closing(tokens: readonly PythonToken[], open: number): number {
  let depth = 0;
  for (let at = open; at < Math.min(tokens.length, open + 50); at += 1) {
    if (tokens[at]?.text === '(') depth += 1;
    if (tokens[at]?.text === ')') depth -= 1;
    if (depth === 0) return at;
  }
  return open;
}

/** Whether a day or an hour is made of a moment: at once, or of the name that it is given. */
function makesPeriod(
  tokens: readonly PythonToken[],
  index: number,
  end: number,
  periods: ReadonlySet<string>,
): boolean {
  if (isPeriodBehind(tokens, end)) return true;
  const isGiven = tokens[index - 1]?.text === '=' && tokens[index - 2]?.kind === 'name';
  return isGiven && periods.has(tokens[index - 2]?.text ?? '');
}

/** Names of which the module makes a day or an hour: `today` by itself, `now` where it says `now.date()`. */
function namesOfPeriods(tokens: readonly PythonToken[]): ReadonlySet<string> {
  const used = tokens.filter(({ kind }, at) => kind === 'name' && isPeriodBehind(tokens, at));
  return new Set(['today', 'yesterday', ...used.map(({ text }) => text)]);
}

const parts: ReadonlySet<string> = new Set(['date', 'year', 'month', 'day', 'hour', 'replace', 'to_date_string']);

/** `.date()`, `.year`, `.strftime("%Y-%m-%d")`, `- timedelta(days=1)` behind a token. */
function isPeriodBehind(tokens: readonly PythonToken[], at: number): boolean {
  const [sign, name, bracket, format] = tokens.slice(at + 1, at + 5);
  if (sign?.text === '-') return name?.text === 'timedelta' || name?.text === 'relativedelta';
  if (sign?.text !== '.' || name === undefined) return false;
  if (name.text === 'strftime' || name.text === 'format')
    return bracket?.text === '(' && format?.kind === 'text' && !/%[STsfcX]|ss/u.test(format.text);
  return parts.has(name.text);
}

/** `loaded_at=date.today()`: when something was done, not what it was done for. */
function isAudit(tokens: readonly PythonToken[], index: number): boolean {
  const sign = tokens[index - 1]?.text;
  const name = tokens[index - 2]?.text ?? '';
  return (sign === '=' || sign === ':') && /(?:_at|_on|_ts|_time|timestamp)["']?$/u.test(name);
}

/** `day or date.today()`, and `if day is None: day = date.today()` on one line or two. */
function replaced(tokens: readonly PythonToken[], index: number): string | undefined {
  const before = tokens.slice(Math.max(0, index - 12), index).filter(({ kind }) => kind !== 'line');
  const words = before.map(({ text }) => text);
  if (words.at(-1) === 'or') return before.at(-2)?.kind === 'name' ? words.at(-2) : undefined;
  const name = words.at(-2) ?? '';
  const isAsked = [`if ${name} is None : ${name} =`, `if not ${name} : ${name} =`].some((form) =>
    words.join(' ').endsWith(form),
  );
  return isAsked ? name : undefined;
}
