/** A pipeline whose task `load` has these keys; what they leave open is that of a SQL task that comes after `extract`. */
export function withKeys(keys: string): string {
  const own = [
    /\btype:/u.test(keys) ? [] : ['type: sql', 'connection: warehouse'],
    /\b(?:type|query|file):/u.test(keys) ? [] : ['query: DELETE FROM orders'],
    /\bafter:/u.test(keys) ? [] : ['after: [extract]'],
    keys === '' ? [] : [keys],
  ];
  return `${pipeline}
groups: { stage: {} }
tasks:
  extract: { type: bash, command: extract-orders }
  clean: { type: bash, after: [extract], command: clean-orders }
  load: { ${own.flat().join(', ')} }
`;
}

/** A pipeline with these keys at its top. */
export function withSettings(keys: string): string {
  return `${pipeline}
${keys}
tasks:
  load: { type: sql, connection: warehouse, query: DELETE FROM orders }
`;
}

const pipeline = 'kind: Pipeline\nid: orders';
