/** A string constant of a Jinja expression. */
export function jinjaString(text: string): string {
  return `'${text.replaceAll(/[\\'\n\r\t\0]/gu, (character) => escapes.get(character) ?? character)}'`;
}

// Jinja reads its source with all line ends as \n, so a carriage return survives only as an escape.
const escapes: ReadonlyMap<string, string> = new Map([
  ['\\', '\\\\'],
  ["'", "\\'"],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['\0', '\\x00'],
]);

/** A tag that prints an expression. */
export function jinjaOutput(expression: string): string {
  return `{{ ${expression} }}`;
}

/**
 * `owner.key`, or `owner['key']` where the key is no name, or one that the owner has of its own (`taken`).
 * Both fail when the key is missing.
 */
export function member(owner: string, key: string | number, taken: ReadonlySet<string>): string {
  if (typeof key === 'number') return `${owner}[${key}]`;
  const plain = /^[A-Za-z][A-Za-z0-9_]*$/u.test(key) && !taken.has(key);
  return plain ? `${owner}.${key}` : `${owner}[${jinjaString(key)}]`;
}

/** What a Python dict has as attributes. */
export const dictAttributes: ReadonlySet<string> = new Set(
  'clear copy fromkeys get items keys pop popitem setdefault update values'.split(' '),
);
