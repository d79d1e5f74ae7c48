import type { OutputReport } from '../host/report.ts';
import { safe } from '../report/cells.ts';
import { counted } from '../report/counts.ts';

/** Above this, paths are counted and not listed: nobody reads them, and `git status` shows them. */
const most = 40;

/** Paths under the words that say what happened to them, one a line. */
export function pathLines(groups: readonly (readonly [word: string, paths: readonly string[]])[]): readonly string[] {
  const total = groups.reduce((sum, [, paths]) => sum + paths.length, 0);
  const width = Math.max(...groups.map(([word]) => word.length));
  const line = (word: string, text: string): string => `  ${word.padEnd(width)}  ${text}`;
  return groups.flatMap(([word, paths]) => {
    if (paths.length === 0) return [];
    if (total > most) return [line(word, counted(paths.length, 'file'))];
    return paths.map((path) => line(word, safe(path)));
  });
}

/** What happened to the output, as part of a JSON report. */
export function jsonOutput(output: OutputReport): object {
  const { created, changed, unchanged, removed, leftovers, refused } = output;
  return { created, changed, unchanged, removed, leftovers, refused: refused.map((refusal) => refusal.path) };
}
