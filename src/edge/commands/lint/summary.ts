import { counted, countLine, countsOf } from '../../report/counts.ts';
import type { Judged } from './judge.ts';

/** How many findings each rule has, the most first, and how many there are in all. */
export function summary(judged: Judged): string {
  const { fresh, known, gone, waived, isWhole } = judged;
  const rules = new Map<string, number>();
  for (const { code } of fresh) rules.set(code, (rules.get(code) ?? 0) + 1);
  const lines = [...rules].toSorted(([left, first], [right, second]) => second - first || (left < right ? -1 : 1));
  const letPass = waived.length === 0 ? '' : `; ${counted(waived.length, 'finding')} waived`;
  const before = known.length === 0 ? '' : `; ${counted(known.length, 'finding')} of the baseline`;
  return [
    ...lines.map(([rule, count]) => `  ${String(count).padStart(4)}  ${rule}`),
    `Judged ${pipelinesOf(judged)}: ${countLine(countsOf(fresh))}${letPass}${before}.`,
    ...fixLines(fresh),
    ...(gone.length > 0 && isWhole ? [goneLine(gone.length)] : []),
    '',
  ].join('\n');
}

/** Those with mistakes are not judged: their findings would be guesses. */
function pipelinesOf({ judged, pipelines }: Judged): string {
  return judged === pipelines ? counted(pipelines, 'pipeline') : `${judged} of ${counted(pipelines, 'pipeline')}`;
}

/** What a machine can write, and what of it changes no run. */
function fixLines(fresh: Judged['fresh']): readonly string[] {
  const fixes = fresh.flatMap(({ fix }) => (fix === undefined ? [] : [fix]));
  const safe = fixes.filter(({ isSafe }) => isSafe).length;
  const others = fixes.length - safe;
  return [
    ...(safe === 0 ? [] : [`"dagwright lint --fix" writes what takes ${counted(safe, 'finding')} away.`]),
    ...(others === 0 ? [] : [`"dagwright lint --fix-unsafe" writes ${counted(others, 'change')} of what runs do.`]),
  ];
}

function goneLine(count: number): string {
  return `${counted(count, 'finding')} of the baseline ${count === 1 ? 'is' : 'are'} gone; "dagwright lint --prune-baseline" takes ${count === 1 ? 'it' : 'them'} out.`;
}
