import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseAst } from 'vitest/node';

/** What the house rules look at in one file of the source. */
export interface Module {
  /** From the root of the repository, with `/`. */
  readonly path: string;
  /** As written, in the order of the file; types count like values. */
  readonly imports: readonly Import[];
  /** The rules of a single file that it breaks, in words. */
  readonly breaks: readonly Break[];
}

export interface Import {
  /** As written. */
  readonly name: string;
  /** The file that it names; undefined for a package. */
  readonly path: string | undefined;
}

export interface Break {
  readonly rule: 'world' | 'default export' | 'class without hidden state';
  readonly what: string;
}

/** All modules below a folder, by path. `.d.ts` files count, JavaScript does not: here it is generated. */
export function readModules(root: string, folder: string): ReadonlyMap<string, Module> {
  const paths = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts'))
    .toSorted();
  return new Map(paths.map((path) => [path, readModule(path, readFileSync(join(root, path), 'utf8'))]));
}

/** What a text says as the module of that path. */
export function readModule(path: string, text: string): Module {
  const imports: Import[] = [];
  const breaks: Break[] = [];
  visit(parseAst(text, { lang: path.endsWith('.d.ts') ? 'dts' : 'ts' }), (node) => {
    const name = importOf(node);
    if (name !== undefined) imports.push({ name, path: pathOf(path, name) });
    const found = breakOf(node, name);
    if (found !== undefined) breaks.push(found);
  });
  return { path, imports, breaks };
}

type Node = { readonly type: string; readonly [key: string]: unknown };

function visit(value: unknown, look: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, look);
  if (!isNode(value)) return;
  look(value);
  for (const part of Object.values(value)) visit(part, look);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

function importOf(node: Node): string | undefined {
  const kinds = ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression'];
  const { source } = node;
  return kinds.includes(node.type) && isNode(source) && typeof source['value'] === 'string'
    ? source['value']
    : undefined;
}

function pathOf(importer: string, name: string): string | undefined {
  return name.startsWith('.') ? join(dirname(importer), name).replaceAll('\\', '/') : undefined;
}

// `node:module` may stand anywhere: `createRequire` picks a package's CommonJS build and touches no user's file.
const worldly = /^(?:node:)?(?:fs|child_process|process|os|net|http|https|worker_threads)(?:\/.*)?$/u;

function breakOf(node: Node, importName: string | undefined): Break | undefined {
  if (importName !== undefined && worldly.test(importName)) return { rule: 'world', what: `imports "${importName}"` };
  switch (node.type) {
    case 'Identifier':
      return node['name'] === 'process' ? { rule: 'world', what: 'mentions "process"' } : undefined;
    case 'MemberExpression':
      return isDateNow(node) ? { rule: 'world', what: 'calls "Date.now"' } : undefined;
    case 'NewExpression':
      return isNow(node) ? { rule: 'world', what: 'makes a "new Date()" of the present moment' } : undefined;
    case 'ExportDefaultDeclaration':
      return { rule: 'default export', what: 'has a default export' };
    case 'ClassDeclaration':
    case 'ClassExpression':
      return hidesState(node)
        ? undefined
        : { rule: 'class without hidden state', what: 'has a class that hides nothing' };
    default:
      return undefined;
  }
}

function isDateNow({ object, property }: Node): boolean {
  return isNamed(object, 'Date') && isNamed(property, 'now');
}

function isNow({ callee, arguments: given }: Node): boolean {
  return isNamed(callee, 'Date') && Array.isArray(given) && given.length === 0;
}

function isNamed(node: unknown, name: string): boolean {
  return isNode(node) && node.type === 'Identifier' && node['name'] === name;
}

/** A class with a `#field`; an object literal says all else more plainly. */
function hidesState({ body }: Node): boolean {
  const members = isNode(body) ? body['body'] : [];
  return (
    Array.isArray(members) &&
    members.some((member) => isNode(member['key']) && member['key'].type === 'PrivateIdentifier')
  );
}
