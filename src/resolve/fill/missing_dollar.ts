import type { JinjaReading } from '../../jinja/read_jinja.ts';
import type { Span, Tag } from '../../jinja/tokens.ts';
import { findReferences, type Reference } from '../../values/reference.ts';
import { readPipes } from '../../values/pipes.ts';
import { explainName, isOwnRoot } from '../../values/run_names.ts';
import type { PathPart } from '../../values/text.ts';
import type { JinjaRules } from './context.ts';

/** A value of this language in a tag of an author's Jinja, where nothing has that name. */
export interface MissingDollar extends Span {
  /** The tag that it stands in. */
  readonly tag: Span;
  readonly message: string;
  readonly help: string;
}

/**
 * The tags in which a dollar was forgotten: `{{ run.date }}` for `${{ run.date }}`. The first value of each is told.
 * Names that the template sets, and those that the target's templates have too, are none of ours.
 */
export function missingDollars(text: string, reading: JinjaReading, rules: JinjaRules): readonly MissingDollar[] {
  const free = reading.freeNames.filter(({ name, certain }) => certain && isOwnRoot(name));
  const names = eachIn(reading.tags, free);
  const problems = eachIn(reading.tags, reading.problems);
  return reading.tags.flatMap((tag) => {
    const candidates = names.get(tag) ?? [];
    const isBroken = problems.has(tag);
    if (candidates.length === 0 && !isBroken) return [];
    const whole = tag.kind === 'value' ? wholeReference(text, tag) : undefined;
    if (whole !== undefined && (isBroken || candidates.some(({ start }) => start === whole.start)))
      return rules.provides(whole.path) ? [] : [{ ...inWholeTag(text, whole), tag }];
    for (const name of candidates) {
      const found = inExpression(text, name, rules);
      if (found !== undefined) return [{ ...found, tag }];
    }
    return [];
  });
}

/** Which of some spans begin in each tag. Both lists are in the order of the text. */
function eachIn<Item extends Span>(tags: readonly Tag[], items: readonly Item[]): ReadonlyMap<Tag, readonly Item[]> {
  const found = new Map<Tag, Item[]>();
  let next = 0;
  for (const item of items) {
    while ((tags[next]?.end ?? Infinity) <= item.start) next += 1;
    const tag = tags[next];
    if (tag === undefined || item.start < tag.start) continue;
    const inTag = found.get(tag);
    if (inTag === undefined) found.set(tag, [item]);
    else inTag.push(item);
  }
  return found;
}

interface Whole extends Span {
  readonly path: readonly PathPart[];
  readonly reference: Reference;
  readonly tag: Span;
}

/** A tag that is a reference once a dollar stands before it, pipes and all. */
function wholeReference(text: string, tag: Tag): Whole | undefined {
  const [found, more] = findReferences(`$${text.slice(tag.start, tag.end)}`);
  if (found?.kind !== 'reference' || more !== undefined || found.head.kind === 'string') return undefined;
  const { path, start, end } = found.head;
  if (!isOwnRoot(String(path[0])) || isForeignRoot(path)) return undefined;
  const shift = tag.start - 1;
  return { path, reference: found, tag, start: start + shift, end: end + shift };
}

function inWholeTag(text: string, { path, reference, tag, start, end }: Whole): Omit<MissingDollar, 'tag'> {
  const dollar = text[tag.start - 1] === '$' ? '${{ "$" }}' : '';
  const written = `Write ${dollar}$${text.slice(tag.start, tag.end)}.`;
  return { message: messageOf(path), help: problemOf(path, reference) ?? written, start, end };
}

/** What would be wrong with it even with its dollar. */
function problemOf(path: readonly PathPart[], { pipes }: Reference): string | undefined {
  const named = explainName(path);
  if (named.kind === 'problem') return named.help;
  const read = readPipes(pipes, named.known.type);
  return read.kind === 'problem' ? `Write \${{ ${path.join('.')} }}. ${read.message} ${read.help}` : undefined;
}

/** A root alone that is no value: it may be what the class of an operator adds to its templates. */
function isForeignRoot(path: readonly PathPart[]): boolean {
  return path.length === 1 && explainName(path).kind === 'problem';
}

const dotted = /[\p{L}\p{N}_]+(?:\.[\p{L}_][\p{L}\p{N}_]*)*/uy;

function inExpression(text: string, { start }: Span, rules: JinjaRules): Omit<MissingDollar, 'tag'> | undefined {
  dotted.lastIndex = start;
  const written = dotted.exec(text)?.[0] ?? '';
  const path = written.split('.');
  const named = explainName(path);
  if (rules.provides(path) || isForeignRoot(path)) return undefined;
  const help =
    named.kind === 'problem'
      ? named.help
      : `Write \${{ ${written} }} outside of the Jinja${named.known.type === 'date' || named.known.type === 'instant' ? ', and change it with a pipe, such as ${{ run.date | shift(-1d) }}' : ''}.`;
  return { message: messageOf(path), help, start, end: start + written.length };
}

function messageOf(path: readonly PathPart[]): string {
  return `Templates have no name "${path.join('.')}": values of dagwright stand in "\${{ … }}".`;
}
