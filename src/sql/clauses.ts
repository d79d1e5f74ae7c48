import type { SqlToken } from './read_tokens.ts';

/** Where in a statement a token stands. */
export interface Clause {
  /** Whether it chooses rows, gives values, or does neither. */
  readonly kind: 'condition' | 'value' | 'other';
  /** The depth of the list that it is an item of, and its index there. */
  readonly depth: number;
  readonly item: number;
}

/** For each token the clause that it stands in: that of the nearest word to the left, outside of closed brackets. */
export function clausesOf(tokens: readonly SqlToken[]): readonly Clause[] {
  const open: Clause[] = [{ kind: 'other', depth: 0, item: 0 }];
  return tokens.map((token) => {
    const { depth } = token;
    open.length = Math.min(open.length, depth + 1);
    for (let at = open.length; at <= depth; at += 1) open[at] = inBrackets(open[at - 1], at);
    const clause = after(token, open[depth]);
    open[depth] = clause;
    return clause;
  });
}

const outside: Clause = { kind: 'other', depth: 0, item: 0 };

/** A row behind VALUES is a list of its own; other brackets belong to the item around them. */
function inBrackets(around: Clause = outside, depth: number): Clause {
  return around.kind === 'value' && around.depth === -1 ? { kind: 'value', depth, item: 0 } : around;
}

function after({ kind, text, depth }: SqlToken, before: Clause = outside): Clause {
  if (text === ',' && before.depth === depth) return { ...before, item: before.item + 1 };
  const begun = kind === 'word' ? kinds.get(text) : undefined;
  // `EXTRACT(year FROM …)` begins no clause.
  if (begun === undefined || (text === 'FROM' && before.depth !== depth)) return before;
  return { kind: begun, depth: text === 'VALUES' ? rows : depth, item: 0 };
}

/** Behind VALUES the lists are in brackets of their own. */
const rows = -1;

const kinds: ReadonlyMap<string, Clause['kind']> = new Map([
  ...['WHERE', 'ON', 'HAVING', 'QUALIFY', 'USING'].map((word) => [word, 'condition'] as const),
  ...['SELECT', 'SET', 'VALUES', 'RETURNING'].map((word) => [word, 'value'] as const),
  ...['FROM', 'ORDER', 'GROUP', 'LIMIT', 'INTO'].map((word) => [word, 'other'] as const),
]);
