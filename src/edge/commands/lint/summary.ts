import { counted, countLine, countsOf } from '../../report/counts.ts';
import type { Judged } from './judge.ts';

/** How many findings each rule has, the most first, and how many there are in all. */
export function summary({ fresh, known, gone, waived, pipelines, isWhole }: Judged): string {
  const rules = new Map<string, number>();
  for (const { code } of fresh) rules.set(code, (rules.get(code) ?? 0) + 1);
  const lines = [...rules].toSorted(([left, first], [right, second]) => second - first || (left < right ? -1 : 1));
  const letPass = waived.length === 0 ? '' : `; ${counted(waived.length, 'finding')} waived`;
  const before = known.length === 0 ? '' : `; ${counted(known.length, 'finding')} of the baseline`;
  return [
    ...lines.map(([rule, count]) => `  ${String(count).padStart(4)}  ${rule}`),
    `Judged ${counted(pipelines, 'pipeline')}: ${countLine(countsOf(fresh))}${letPass}${before}.`,
    ...(gone.length > 0 && isWhole ? [goneLine(gone.length)] : []),
    '',
  ].join('\n');
}

function goneLine(count: number): string {
  return `${counted(count, 'finding')} of the baseline ${count === 1 ? 'is' : 'are'} gone; "dagwright lint --prune-baseline" takes ${count === 1 ? 'it' : 'them'} out.`;
}
