import type { Console, ExitCode } from '../console.ts';
import { explainRules } from './explain_rules.ts';
import { lint, type LintOptions } from './lint.ts';
import { listWaivers } from './list_waivers.ts';
import { testRules } from './test_rules.ts';
import { pruneBaseline, writeBaseline } from './write_baseline.ts';

/** What `dagwright lint` is asked for. */
export interface LintCommandOptions extends Omit<LintOptions, 'fix'> {
  readonly fix?: boolean;
  readonly explain?: string;
  readonly waivers?: boolean;
  readonly writeBaseline?: boolean;
  readonly pruneBaseline?: boolean;
  readonly testRules?: boolean;
  readonly fixUnsafe?: boolean;
}

/** Judges a project, or does one of the things beside that. */
export function lintCommand(console: Console, options: LintCommandOptions): ExitCode {
  const { fix, fixUnsafe, ...rest } = options;
  if (options.explain !== undefined) return explainRules(console, { ...options, explain: options.explain });
  if (options.waivers === true) return listWaivers(console, options);
  if (options.writeBaseline === true) return writeBaseline(console, options);
  if (options.pruneBaseline === true) return pruneBaseline(console, options);
  if (options.testRules === true) return testRules(console, rest);
  const fixes = fixUnsafe === true ? 'all' : 'safe';
  return lint(console, fix === true || fixUnsafe === true ? { ...rest, fix: fixes } : rest);
}
