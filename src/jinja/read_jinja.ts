import { plainDialect, type JinjaDialect } from './dialect.ts';
import { readExpression } from './expressions.ts';
import { problemsOf } from './problems.ts';
import { Reader, type JinjaProblem } from './reader.ts';
import { resolveNames, type FreeName } from './scopes.ts';
import { readTemplate } from './statements.ts';
import { readTokens, type Span, type Tag } from './tokens.ts';

/** What an author's text says as Jinja. Offsets are those of the text. */
export interface JinjaReading {
  /** True when the author wrote `{{` or `{%`: the text is then their own Jinja. All other text is a literal, `{#` too. */
  readonly isTemplate: boolean;
  /** Why Jinja would refuse the text; empty for a literal. */
  readonly problems: readonly JinjaProblem[];
  /** The names that the text reads from the context, each place of them, in the order of the text. */
  readonly freeNames: readonly FreeName[];
  /** What is not plain text, in the order of the text. */
  readonly tags: readonly Tag[];
}

const literal: JinjaReading = { isTemplate: false, problems: [], freeNames: [], tags: [] };

/**
 * Reads an author's own Jinja as Jinja 3.1 does, in time linear in the text, nesting at most 100 levels.
 *
 * @param text the text as its author wrote it, with its references
 * @param references where `${{ … }}` references stand in it: they count as text, and inside of Jinja they are mistakes
 */
export function readJinja(
  text: string,
  references: readonly Span[] = [],
  dialect: JinjaDialect = plainDialect,
): JinjaReading {
  const masked = mask(text, references);
  if (!masked.includes('{{') && !masked.includes('{%')) return literal;
  const { tokens, tags } = readTokens(masked);
  const reader = new Reader(tokens, dialect, readExpression);
  readTemplate(reader);
  const names = resolveNames(reader.scopes, dialect.globals);
  return {
    isTemplate: true,
    problems: problemsOf({ text, references, tags, findings: reader.findings, broken: names.broken }),
    freeNames: outside(names.free, references),
    tags,
  };
}

/** Puts letters over the references, so that no offset moves and nothing in them or around them becomes Jinja. */
function mask(text: string, references: readonly Span[]): string {
  let masked = '';
  let at = 0;
  for (const { start, end } of references) {
    masked += text.slice(at, start) + 'x'.repeat(end - start);
    at = end;
  }
  return masked + text.slice(at);
}

/** The names without those that a mask made or changed. Both lists are in the order of the text. */
function outside(names: readonly FreeName[], references: readonly Span[]): readonly FreeName[] {
  let next = 0;
  return names.filter((name) => {
    while ((references[next]?.end ?? Infinity) <= name.start) next += 1;
    return name.end <= (references[next]?.start ?? Infinity);
  });
}
