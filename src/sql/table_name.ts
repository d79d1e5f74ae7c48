import type { SqlToken } from './read_tokens.ts';

/** The name of a table, as it stands in a statement. */
export interface TableName {
  /** In small letters and without quotes: from the outermost part, such as `analytics.orders`. */
  readonly parts: readonly string[];
  readonly start: number;
  readonly end: number;
  /** The index of the token behind it. */
  readonly next: number;
}

/** The name that begins at a token; undefined where none does. */
export function tableAt(tokens: readonly SqlToken[], at: number): TableName | undefined {
  const parts: string[] = [];
  let next = at;
  for (let token = tokens[next]; token !== undefined && isPart(token); token = tokens[next]) {
    parts.push(...(token.kind === 'name' ? token.text.split('.') : [token.text]).map((part) => part.toLowerCase()));
    next += 1;
    if (tokens[next]?.text !== '.') break;
    next += 1;
  }
  const [first, last] = [tokens[at], tokens[next - 1]];
  return first === undefined || last === undefined || parts.length === 0
    ? undefined
    : { parts, start: first.start, end: last.end, next };
}

function isPart({ kind }: SqlToken): boolean {
  return kind === 'word' || kind === 'name' || kind === 'number' || kind === 'template';
}

/** Whether two names may mean the same table: the parts that both have are equal. */
export function isSameTable(left: TableName, right: TableName): boolean {
  const count = Math.min(left.parts.length, right.parts.length);
  const [a, b] = [left.parts.slice(-count), right.parts.slice(-count)];
  return a.every((part, index) => part === b[index]);
}

/** The name as people write it. */
export function tableText({ parts }: TableName): string {
  return parts.join('.');
}
