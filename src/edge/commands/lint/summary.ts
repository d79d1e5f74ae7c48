import type { Linted } from '../../../lint_project.ts';
import { counted, countLine, countsOf } from '../../report/counts.ts';

/** How many findings each rule has, the most first, and how many there are in all. */
export function summary({ diagnostics, waived, pipelines }: Linted): string {
  const rules = new Map<string, number>();
  for (const { code } of diagnostics) rules.set(code, (rules.get(code) ?? 0) + 1);
  const lines = [...rules].toSorted(([left, first], [right, second]) => second - first || (left < right ? -1 : 1));
  const letPass = waived.length === 0 ? '' : `; ${counted(waived.length, 'finding')} waived`;
  return [
    ...lines.map(([rule, count]) => `  ${String(count).padStart(4)}  ${rule}`),
    `Judged ${counted(pipelines, 'pipeline')}: ${countLine(countsOf(diagnostics))}${letPass}.`,
    '',
  ].join('\n');
}
