import { compilePattern, type Pattern } from '../../text/pattern.ts';
import type { Report } from '../../text/diagnostic.ts';
import { parseDuration } from '../../time/duration.ts';
import { child, placeOf, scalarText, text, type Tree } from '../../tree/tree.ts';
import { isTooOften } from './interval.ts';
import type { Looked } from './subjects.ts';

/** What a rule asks: of one pipeline or task the values that are wrong, or that no other pipeline has them. */
export type Check = { readonly kind: 'alone'; wrong(looked: Looked): readonly string[] } | { readonly kind: 'unique' };

/** The text of a file of the repository; undefined where it cannot be read. */
export type ReadFile = (path: string) => string | undefined;

/** The check that a rule asks for. Undefined where it cannot be made, which is reported. */
export function checkOf(tree: Tree | undefined, read: ReadFile, report: Report): Check | undefined {
  if (child(tree, 'unique') !== undefined) return { kind: 'unique' };
  const made = madeOf(tree, read);
  if (typeof made !== 'object') return { kind: 'alone', wrong: made };
  report({ severity: 'error', code: 'wrong-rule', message: made.problem, place: placeOf(made.at), help: made.help });
  return undefined;
}

type Wrong = (looked: Looked) => readonly string[];

interface Problem {
  readonly problem: string;
  readonly at: Tree;
  readonly help: string;
}

function madeOf(tree: Tree | undefined, read: ReadFile): Wrong | Problem {
  const at = (key: string): Tree | undefined => child(tree, key);
  const [pattern, oneOf, range, casing] = [at('pattern'), at('one_of'), at('range'), at('casing')];
  const [sameAs, interval, namedIn] = [at('same_as'), at('interval'), at('named_in')];
  if (pattern !== undefined) return patternCheck(pattern);
  if (oneOf?.kind === 'list')
    return each(among(oneOf.items.flatMap((one) => (one.kind === 'leaf' ? [scalarText(one)] : []))));
  if (range !== undefined) return rangeCheck(range);
  if (casing !== undefined) return each((value) => casings[text(casing) ?? '']?.test(value) === true);
  if (sameAs !== undefined) return sameCheck(text(sameAs) ?? '');
  if (interval !== undefined) return intervalCheck(interval);
  if (namedIn !== undefined) return namedCheck(namedIn, read);
  return ({ values }) => (values.length === 0 ? [''] : []);
}

/** Each value is judged by itself. Where there is none, nothing is wrong: that is what `required` is for. */
function each(isRight: (value: string) => boolean): Wrong {
  return ({ values }) => values.filter((value) => !isRight(value));
}

function among(words: readonly string[]): (value: string) => boolean {
  const known = new Set(words);
  return (value) => known.has(value);
}

const casings: Readonly<Record<string, RegExp>> = {
  'kebab-case': /^[a-z0-9]+(?:-[a-z0-9]+)*$/u,
  snake_case: /^[a-z0-9]+(?:_[a-z0-9]+)*$/u,
  camelCase: /^[a-z][a-zA-Z0-9]*$/u,
  PascalCase: /^[A-Z][a-zA-Z0-9]*$/u,
  UPPER_CASE: /^[A-Z0-9]+(?:_[A-Z0-9]+)*$/u,
};

/** RE2 runs in time linear in its input, whatever a pattern looks like. */
function patternCheck(tree: Tree): Wrong | Problem {
  const pattern = patternOf(text(tree) ?? '');
  if (pattern !== undefined) return each((value) => pattern.matcher(value).find());
  return {
    problem: 'This is no regular expression.',
    at: tree,
    help: 'Correct it; RE2 has no lookarounds and no back references.',
  };
}

function patternOf(written: string): Pattern | undefined {
  try {
    return compilePattern(written);
  } catch (error) {
    if (error instanceof Error && error.name.startsWith('RE2JS')) return undefined;
    throw error;
  }
}

/** A number, or the seconds of a duration. */
function amountOf(written: string): number | undefined {
  const amount = written.trim() === '' ? Number.NaN : Number(written);
  return Number.isNaN(amount) ? parseDuration(written) : amount;
}

/** What is no amount at all is wrong too. */
function rangeCheck(tree: Tree): Wrong | Problem {
  const bounds = ['at_least', 'at_most'].map((key) => boundOf(child(tree, key)));
  const wrong = bounds.find((bound) => typeof bound === 'object');
  if (typeof wrong === 'object') return wrong;
  const [least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY] = bounds as readonly (number | undefined)[];
  return each((value) => {
    const amount = amountOf(value);
    return amount !== undefined && amount >= least && amount <= most;
  });
}

function boundOf(tree: Tree | undefined): number | Problem | undefined {
  if (tree?.kind !== 'leaf') return undefined;
  const help = 'Write a number such as 3, or a duration such as 2h.';
  return amountOf(scalarText(tree)) ?? { problem: 'This is neither a number nor a duration.', at: tree, help };
}

function sameCheck(path: string): Wrong {
  return ({ values, valuesAt }) => {
    const others = new Set(valuesAt(path));
    return values.filter((value) => !others.has(value));
  };
}

function intervalCheck(tree: Tree): Wrong | Problem {
  const seconds = parseDuration(text(tree) ?? '');
  if (seconds === undefined) return { problem: 'This is no duration.', at: tree, help: 'Write one such as 15m.' };
  return ({ pipeline }) => (isTooOften(pipeline.schedule, seconds) ? [''] : []);
}

function namedCheck(tree: Tree, read: ReadFile): Wrong | Problem {
  const content = read(text(tree) ?? '');
  if (content === undefined)
    return {
      problem: `There is no file "${text(tree)}" that can be read.`,
      at: tree,
      help: 'Write its path from the root of the repository.',
    };
  return each(among(content.split(/\r?\n/u).map((line) => line.trim())));
}
