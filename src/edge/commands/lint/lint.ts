import type { Linted } from '../../../lint_project.ts';
import { counted, countLine, countsOf } from '../../report/counts.ts';
import { jsonReport } from '../../report/json.ts';
import type { Console, ExitCode, Format } from '../console.ts';
import { printFindings, printJson } from '../findings.ts';
import { judge, type JudgeOptions } from './judge.ts';

export interface LintOptions extends JudgeOptions {
  readonly format: Format;
  readonly failOn: 'error' | 'warning';
}

/** Judges all pipelines by the standards of the project; writes nothing. */
export function lint(console: Console, options: LintOptions): ExitCode {
  const judged = judge(console, options);
  if (judged === 2) return 2;
  const { diagnostics } = judged;
  printFindings(diagnostics, options.format, console);
  if (options.format === 'json') printJson(jsonReport(diagnostics), console);
  if (options.format === 'text') console.stdout.write(summary(judged));
  return diagnostics.some(({ severity }) => fails(severity, options.failOn)) ? 1 : 0;
}

function fails(severity: string, failOn: LintOptions['failOn']): boolean {
  return severity === 'error' || (failOn === 'warning' && severity === 'warning');
}

function summary({ diagnostics, waived, pipelines }: Linted): string {
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
