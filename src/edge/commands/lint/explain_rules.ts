import { styleText } from 'node:util';
import { builtins } from '../../../builtins/index.ts';
import { ruleAreas, type Rule } from '../../../model/rule.ts';
import { didYouMean } from '../../../text/suggest.ts';
import { hasColor, wrongUsage, type Console, type ExitCode } from '../console.ts';
import { printJson } from '../findings.ts';
import { alignedRows } from './aligned_rows.ts';
import type { LintFormat } from './print_lint.ts';
import { terminalPage } from './terminal_page.ts';

export interface ExplainRulesOptions {
  readonly format: LintFormat;
  /** The id of a rule; empty: all rules, in short. */
  readonly explain: string;
  /** The page of a rule, in Markdown. */
  readonly pageOf: (id: string) => string;
}

/** Shows the page of a rule, or the list of all. No project is needed. */
export function explainRules(console: Console, { format, explain, pageOf }: ExplainRulesOptions): ExitCode {
  if (explain === '') return listRules(console, format);
  const rule = builtins.rules.find(({ id }) => id === explain);
  if (rule === undefined) {
    const meant = didYouMean(
      explain,
      builtins.rules.map(({ id }) => id),
    );
    return wrongUsage(console, `there is no rule "${explain}".${meant}`, '"dagwright lint --explain" lists the rules.');
  }
  const page = pageOf(rule.id);
  const bold = hasColor(console, console.stdout) ? emphasized : asItIs;
  if (format === 'json') printJson({ version: 1, ...shortOf(rule), page }, console);
  else console.stdout.write(terminalPage(page, bold));
  return 0;
}

function emphasized(text: string): string {
  return styleText('bold', text, { validateStream: false });
}

function asItIs(text: string): string {
  return text;
}

function listRules(console: Console, format: LintFormat): 0 {
  if (format === 'json') printJson({ version: 1, rules: builtins.rules.map(shortOf) }, console);
  else console.stdout.write(`${ruleLines(builtins.rules).join('\n')}\n`);
  return 0;
}

function shortOf({ id, area, summary, levels }: Rule): Pick<Rule, 'id' | 'area' | 'summary' | 'levels'> {
  return { id, area, summary, levels };
}

/** The rules by area, each with its level where the preset is `recommended`, and where it is `strict`. */
function ruleLines(rules: readonly Rule[]): readonly string[] {
  const head = ['', 'recommended', 'strict', ''];
  const rows = ruleAreas.flatMap((area) => {
    const own = rules.filter((rule) => rule.area === area);
    return own.length === 0 ? [] : [[area], ...own.map(rowOf)];
  });
  return [...alignedRows([head, ...rows]), '', '"dagwright lint --explain <rule>" shows the page of a rule.'];
}

function rowOf({ id, levels, summary }: Rule): readonly string[] {
  return [`  ${id}`, levels.recommended, levels.strict, summary];
}
