import { readFileSync } from 'node:fs';

/** The page of a rule that ships with dagwright, in Markdown; it lies in the package. */
export function rulePage(id: string): string {
  return readFileSync(new URL(`../../../docs/rules/${id}.md`, import.meta.url), 'utf8');
}
