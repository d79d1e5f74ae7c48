import type { Finding, JinjaProblem } from './reader.ts';
import type { NamePlace } from './scopes.ts';
import type { Span, Tag } from './tokens.ts';

const longestQuote = 60;

const insideOf: Readonly<Record<Tag['kind'], string>> = {
  value: 'inside "{{ }}"',
  statement: 'inside "{% %}"',
  comment: 'inside the comment "{# #}"',
  raw: 'inside "{% raw %}"',
};

interface Findings {
  readonly text: string;
  readonly references: readonly Span[];
  readonly tags: readonly Tag[];
  readonly findings: readonly Finding[];
  readonly broken: readonly NamePlace[];
}

/**
 * Puts what was found into words, in the order of the text. Where references stand inside of Jinja, only they are told:
 * what is written instead of them decides about the rest.
 */
export function problemsOf({ text, references, tags, findings, broken }: Findings): readonly JinjaProblem[] {
  const misplaced = misplacedReferences(text, references, tags);
  if (misplaced.length > 0) return misplaced;
  const problems = findings.map((finding) =>
    finding.kind === 'said' ? said(finding) : unreadable(finding, text, tags),
  );
  return [...problems, ...broken.map(borrowed)].toSorted((left, right) => left.start - right.start);
}

/** Both lists are in the order of the text. */
function misplacedReferences(text: string, references: readonly Span[], tags: readonly Tag[]): JinjaProblem[] {
  const problems: JinjaProblem[] = [];
  let next = 0;
  for (const reference of references) {
    while ((tags[next]?.end ?? Infinity) <= reference.start) next += 1;
    const tag = tags[next];
    if (tag === undefined) break;
    if (tag.start < reference.end) problems.push(misplacedReference(text, reference, tag));
  }
  return problems;
}

function misplacedReference(text: string, { start, end }: Span, tag: Tag): JinjaProblem {
  const reference = quote(text.slice(start, end));
  const isRun = /^\$\{\{\s*run\./u.test(reference);
  return {
    message: `"${reference}" stands ${insideOf[tag.kind]}: a reference cannot be part of Jinja.`,
    help: isRun
      ? 'Change it with a pipe instead, such as ${{ run.date | shift(-1d) }}.'
      : 'Write it outside of the Jinja, and change run values with a pipe, such as ${{ run.date | shift(-1d) }}.',
    start,
    end,
  };
}

function unreadable(finding: Finding & { kind: 'unreadable' }, text: string, tags: readonly Tag[]): JinjaProblem {
  const tag = tags.findLast((candidate) => candidate.start <= finding.start);
  const { start, end } = tag ?? { start: 0, end: text.length };
  const shown = quote(text.slice(start, end));
  const mark = shown.slice(0, 2);
  const literal = `\${{ "${mark}" }}${shown.slice(2)}`;
  const closing = tag === undefined ? undefined : missingEnd(text, tag);
  if (closing !== undefined) {
    const help = `Write "${closing}" where it ends, or where the text itself is meant ${literal}.`;
    const opening = tag?.kind === 'raw' ? '{% raw %}' : mark;
    return { message: `"${opening}" has no "${closing}" in "${shown}".`, help, start, end: start + 2 };
  }
  const help = finding.help ?? `Where the text itself is meant, write ${literal}.`;
  return { message: `Jinja cannot read "${shown}": ${finding.reason}.`, help, start: finding.start, end: finding.end };
}

/** What would close the tag, where nothing in the rest of the text does. */
function missingEnd(text: string, tag: Tag): string | undefined {
  const end = { value: '}}', statement: '%}', comment: '#}', raw: '{% endraw %}' }[tag.kind];
  const isOpen = tag.end === text.length && (tag.kind === 'raw' || !text.includes(end, tag.start + 2));
  return isOpen ? end : undefined;
}

function said({ message, help, start, end }: Finding & { kind: 'said' }): JinjaProblem {
  return { message, help, start, end };
}

function borrowed({ name, start, end }: NamePlace): JinjaProblem {
  return {
    message: `Jinja cannot read "${name}" in the filter of a set block.`,
    help: 'Set the block without the filter, and filter it where it is used.',
    start,
    end,
  };
}

/** One line of the text, shortened. */
function quote(text: string): string {
  const line = text
    .slice(0, longestQuote * 4)
    .trim()
    .replaceAll(/\s+/gu, ' ');
  return line.length > longestQuote ? `${line.slice(0, longestQuote)}…` : line;
}
