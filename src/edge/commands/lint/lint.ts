import type { Console, ExitCode } from '../console.ts';
import { judgeFixed } from './fix.ts';
import { judge, type JudgeOptions } from './judge.ts';
import { printLint, type LintFormat, type Tool } from './print_lint.ts';

export interface LintOptions extends JudgeOptions, Tool {
  readonly format: LintFormat;
  readonly failOn: 'error' | 'warning';
  /** Which fixes are written before the rest is told; absent: none. */
  readonly fix?: 'safe' | 'all';
}

/** Judges all pipelines by the standards of the project; writes nothing but the fixes that were asked for. */
export function lint(console: Console, options: LintOptions): ExitCode {
  const judged = options.fix === undefined ? judge(console, options) : judgeFixed(console, options, options.fix);
  if (judged === 2) return 2;
  printLint(console, judged, options.format, options);
  return judged.fresh.some(({ severity }) => fails(severity, options.failOn)) ? 1 : 0;
}

function fails(severity: string, failOn: LintOptions['failOn']): boolean {
  return severity === 'error' || (failOn === 'warning' && severity === 'warning');
}
