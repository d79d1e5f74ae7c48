import type { Tree } from '../tree/tree.ts';

/** What a value is, in the words of someone who writes YAML. */
export function kindOf(tree: Tree): string {
  if (tree.kind === 'dict') return 'a map';
  if (tree.kind === 'list') return 'a list';
  switch (typeof tree.value) {
    case 'string':
      return 'text';
    case 'number':
      return Number.isInteger(tree.value) ? 'a whole number' : 'a number';
    case 'boolean':
      return 'true or false';
    default:
      return 'empty';
  }
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
};

/** What a JSON type is called; several are joined by "or". */
export function typeName(type: unknown): string {
  const types = Array.isArray(type) ? type : [type];
  return listed(types.map((name) => typeNames[String(name)] ?? String(name)));
}

/** `a, b or c`. */
export function listed(words: readonly string[], link: 'or' | 'and' = 'or'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${link} ${last}`;
}

/** A path as people say it: `tasks.load.retries.count`, `tags[2]`. */
export function pathName(path: readonly string[]): string {
  return path
    .map((part, index) => (/^[0-9]+$/u.test(part) ? `[${part}]` : `${index === 0 ? '' : '.'}${part}`))
    .join('');
}
