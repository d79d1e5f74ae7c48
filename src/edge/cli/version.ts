import { readFileSync } from 'node:fs';

/** The version of this package, as its own description says. */
export function packageVersion(): string {
  const description: unknown = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
  const isObject = typeof description === 'object' && description !== null && 'version' in description;
  if (!isObject || typeof description.version !== 'string') throw new Error('cli: package.json holds no version');
  return description.version;
}
