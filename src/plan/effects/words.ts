import { withoutCredentials } from '../../credentials/credentials.ts';

const mostShown = 5;
const longestName = 80;
/** A credential that begins in what is shown ends within it. */
const mostRead = 2000;

/** A name in quotes, on one line: what is longer than a name is cut. `*` stands for several tasks that change alike. */
export function named(name: string): string {
  if (name === '*') return 'any of these tasks';
  return `"${plain(name)}"`;
}

/** Text of users as part of a sentence: without credentials and control characters, in one line, cut where it is long. */
export function plain(text: string): string {
  const line = withoutCredentials(text.slice(0, mostRead), [])
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  const characters = Array.from(line.slice(0, 2 * longestName));
  const isCut = line.length > 2 * longestName || characters.length > longestName;
  return isCut ? `${characters.slice(0, longestName - 1).join('')}…` : line;
}

/** `a`, `a and b`, `a, b and c`; of a long list the first ones and how many more there are. */
export function joined(parts: readonly string[], word: 'and' | 'or' = 'and'): string {
  const shown = parts.slice(0, parts.length > mostShown + 1 ? mostShown : parts.length);
  const more = parts.length - shown.length;
  const all = more === 0 ? shown : [...shown, `${more} more`];
  const last = all.at(-1) ?? '';
  return all.length < 2 ? last : `${all.slice(0, -1).join(', ')} ${word} ${last}`;
}

/** Names in quotes, joined. */
export function names(list: readonly string[], word: 'and' | 'or' = 'and'): string {
  return joined(list.map(named), word);
}

/** `1 time`, `2 times`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

const units = [
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** Seconds as people say them: `1 hour 30 minutes`. */
export function spoken(seconds: number): string {
  let rest = seconds;
  const parts = units.flatMap(([unit, length]) => {
    // Only whole weeks are said as weeks: "1 week 3 days" is more to read than "10 days".
    const count = unit === 'week' && rest % length !== 0 ? 0 : Math.floor(rest / length);
    rest -= count * length;
    return count === 0 ? [] : [counted(count, unit)];
  });
  return parts.length === 0 ? '0 seconds' : parts.join(' ');
}

/** A sentence begins with a capital letter. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
