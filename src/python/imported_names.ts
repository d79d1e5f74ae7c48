import type { PythonToken } from './read_tokens.ts';

/** What the names that a module imports stand for: `dt` → `datetime.datetime`. */
export function importedNames(tokens: readonly PythonToken[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [index, { text }] of tokens.entries()) {
    const isFirst = index === 0 || tokens[index - 1]?.kind === 'line' || tokens[index - 1]?.text === ';';
    if (isFirst && text === 'import') readImport(tokens, index + 1, '', names);
    if (isFirst && text === 'from') readFrom(tokens, index + 1, names);
  }
  return names;
}

function readFrom(tokens: readonly PythonToken[], from: number, names: Map<string, string>): void {
  const { path, next } = dotted(tokens, from);
  if (tokens[next]?.text !== 'import') return;
  const isOpen = tokens[next + 1]?.text === '(';
  readImport(tokens, next + (isOpen ? 2 : 1), `${path}.`, names, isOpen);
}

/** `a.b as c, d`. A name without `as` stands for its first part, unless it comes out of a module. */
function readImport(
  tokens: readonly PythonToken[],
  from: number,
  module: string,
  names: Map<string, string>,
  isOpen = false,
): void {
  for (let at = from; at < tokens.length;) {
    if (isOpen && tokens[at]?.kind === 'line') {
      at += 1;
      continue;
    }
    const { path, next } = dotted(tokens, at);
    if (path === '') return;
    const isRenamed = tokens[next]?.text === 'as';
    const first = path.split('.')[0] ?? path;
    if (isRenamed) names.set(tokens[next + 1]?.text ?? '', `${module}${path}`);
    else names.set(first, `${module}${first}`);
    at = isRenamed ? next + 2 : next;
    if (tokens[at]?.text !== ',') return;
    at += 1;
  }
}

/** The name with dots that begins at a token. */
export function dotted(tokens: readonly PythonToken[], from: number): { readonly path: string; readonly next: number } {
  if (tokens[from]?.kind !== 'name') return { path: '', next: from };
  let path = tokens[from]?.text ?? '';
  let next = from + 1;
  while (tokens[next]?.text === '.' && tokens[next + 1]?.kind === 'name') {
    path += `.${tokens[next + 1]?.text}`;
    next += 2;
  }
  return { path, next };
}
