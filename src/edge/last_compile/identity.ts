import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * What runs here: the compiler's own files, its dependencies' versions, and the engine with its time zones. Another
 * identity may make other output of the same inputs.
 */
export function compilerIdentity(): string {
  const module = fileURLToPath(import.meta.url);
  const root = packageOf(dirname(module));
  const [built = ''] = relative(root, module).split(sep);
  const hash = createHash('sha256').update(JSON.stringify(process.versions));
  for (const name of filesOf(join(root, built))) hash.update(`${name}\0`).update(readFileSync(join(root, built, name)));
  const described = readFileSync(join(root, 'package.json'), 'utf8');
  hash.update(described);
  for (const name of dependenciesOf(described)) hash.update(installed(root, name));
  return hash.digest('hex');
}

/** The nearest folder that has a description of a package. */
function packageOf(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('last_compile: the compiler lies in no package');
  return packageOf(parent);
}

function filesOf(folder: string): readonly string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /(?<!\.d)\.c?[jt]s$/u.test(name)).toSorted();
}

function dependenciesOf(described: string): readonly string[] {
  const description: unknown = JSON.parse(described);
  const isObject = typeof description === 'object' && description !== null && 'dependencies' in description;
  return isObject && typeof description.dependencies === 'object' ? Object.keys(description.dependencies ?? {}) : [];
}

/** The description of a dependency, where the engine would find it; empty where it would not. */
function installed(folder: string, name: string): string {
  const path = join(folder, 'node_modules', name, 'package.json');
  if (existsSync(path)) return readFileSync(path, 'utf8');
  return dirname(folder) === folder ? '' : installed(dirname(folder), name);
}
