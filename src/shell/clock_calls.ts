import type { ShellCommand, ShellWord } from './command.ts';
import { remembered } from '../text/remembered.ts';
import { readShell } from './read_shell.ts';

/** A `date` of a script whose answer, a day or an hour, goes into a name or an argument. */
export interface ShellClock {
  readonly start: number;
  readonly end: number;
}

/**
 * The places where a script asks which day or hour it is now, and does something with that. Messages, moments to the
 * second (names of temporary files and logs, durations), and dates that are given are none.
 */
export const clockCalls: (script: string) => readonly ShellClock[] = remembered((script) =>
  readShell(script).flatMap((command) => {
    const words = command.words.slice(nameIndex(command));
    const [name] = words;
    if (name?.text.split('/').at(-1) !== 'date' || !asksForPeriod(words.slice(1)) || isShown(command)) return [];
    return [{ start: name.start, end: words.findLast(({ isRedirected }) => !isRedirected)?.end ?? name.end }];
  }),
);

/** Words in front of the name of a command: assignments, and what begins a list. */
function nameIndex({ words }: ShellCommand): number {
  const at = words.findIndex(({ text }) => !/^[A-Za-z_]\w*\+?=/u.test(text) && !leading.has(text));
  return at === -1 ? words.length : at;
}

const leading: ReadonlySet<string> = new Set([
  'if',
  'then',
  'elif',
  'else',
  'while',
  'until',
  'do',
  '!',
  '{',
  'time',
  'command',
  'env',
  'exec',
]);

/** Whether a format holds days, hours or minutes and no seconds, of now or of some time counted from now. */
function asksForPeriod(words: readonly ShellWord[]): boolean {
  const format = words.find(({ text }) => text.startsWith('+'))?.text ?? isoOf(words);
  if (format === undefined || /%[-_0^#]*[STsNcrX]/u.test(format) || !/%[-_0^#]*[A-Za-z]/u.test(format)) return false;
  return !words.some((word, index) => isGiven(word, words[index + 1]));
}

/** `-I` is a day. */
function isoOf(words: readonly ShellWord[]): string | undefined {
  return words.some(({ text }) => /^(?:-u?I(?:date)?|--iso-8601(?:=date)?)$/u.test(text)) ? '%F' : undefined;
}

/** A date that the script knows: `-d "$DAY"`, `-d 2026-05-01`, `-r file`. */
function isGiven({ text, isExpanded }: ShellWord, next: ShellWord | undefined): boolean {
  if (/^(?:-r|--reference|-f|--file)/u.test(text)) return true;
  const long = /^--date=(?<date>[^]*)$/u.exec(text)?.groups?.['date'];
  if (long !== undefined) return isExpanded || isAbsolute(long);
  if (!/^-[uR]*[dj]/u.test(text)) return false;
  const attached = text.replace(/^-[uR]*[dj]/u, '');
  if (attached !== '') return isExpanded || isAbsolute(attached);
  return text.endsWith('j') || next === undefined || next.isExpanded || isAbsolute(next.text);
}

/** A date with a year, or a number of seconds; `0` stands for a value of the run. */
function isAbsolute(date: string): boolean {
  return /\d{4}|^@|^0/u.test(date);
}

/** Whether what the command says is only shown: it goes nowhere, or into a message or the name of a log. */
function isShown({ into }: ShellCommand): boolean {
  if (into === undefined) return true;
  const { command, word } = into;
  if (/\.log\b|\.tmp\b|\/tmp\//u.test(word.text)) return true;
  const name = command.words[nameIndex(command)]?.text.split('/').at(-1) ?? '';
  return !word.isRedirected && shows.has(name) && !command.words.some(isFile) && isShown(command);
}

function isFile({ text, isRedirected }: ShellWord): boolean {
  return isRedirected && !/^\d|^-$|^\/dev\/|\.log$/u.test(text);
}

const shows: ReadonlySet<string> = new Set(['echo', 'printf', 'logger', 'log', 'info', 'warn', 'error', 'notify']);
