import { styleText } from 'node:util';
import { builtins } from '../../../builtins/index.ts';
import { ruleAreas, type Rule } from '../../../model/rule.ts';
import { didYouMean } from '../../../text/suggest.ts';
import { hasColor, wrongUsage, type Console, type ExitCode } from '../console.ts';
import { printJson } from '../findings.ts';
import { alignedRows } from './aligned_rows.ts';
import { ownRulePages } from './own_rule_pages.ts';
import type { LintFormat } from './print_lint.ts';
import { terminalPage } from './terminal_page.ts';

export interface ExplainRulesOptions {
  readonly format: LintFormat;
  /** The id of a rule; empty: all rules, in short. */
  readonly explain: string;
  /** The page of a rule that ships with dagwright, in Markdown. */
  readonly pageOf: (id: string) => string;
  /** A folder of the project whose own rules are shown too. */
  readonly root?: string;
}

/** Shows the page of a rule, or the list of all. Without a project, those that ship with dagwright. */
export function explainRules(console: Console, { format, explain, pageOf, root }: ExplainRulesOptions): ExitCode {
  const shipped = builtins.rules.map((rule) => ({ rule, page: (): string => pageOf(rule.id) }));
  const own = ownRulePages(console, root).map(({ rule, page }) => ({ rule, page: (): string => page }));
  const all = [...shipped, ...own];
  if (explain === '')
    return listRules(
      console,
      format,
      builtins.rules,
      own.map(({ rule }) => rule),
    );
  const found = all.find(({ rule }) => rule.id === explain);
  if (found === undefined) {
    const meant = didYouMean(
      explain,
      all.map(({ rule }) => rule.id),
    );
    return wrongUsage(console, `there is no rule "${explain}".${meant}`, '"dagwright lint --explain" lists the rules.');
  }
  const page = found.page();
  const bold = hasColor(console, console.stdout) ? emphasized : asItIs;
  if (format === 'json') printJson({ version: 1, ...shortOf(found.rule), page }, console);
  else console.stdout.write(terminalPage(page, bold));
  return 0;
}

function emphasized(text: string): string {
  return styleText('bold', text, { validateStream: false });
}

function asItIs(text: string): string {
  return text;
}

function listRules(console: Console, format: LintFormat, shipped: readonly Rule[], own: readonly Rule[]): 0 {
  if (format === 'json') printJson({ version: 1, rules: [...shipped, ...own].map(shortOf) }, console);
  else console.stdout.write(`${ruleLines(shipped, own).join('\n')}\n`);
  return 0;
}

function shortOf({ id, area, summary, levels }: Rule): Pick<Rule, 'id' | 'area' | 'summary' | 'levels'> {
  return { id, area, summary, levels };
}

/** The rules by area, each with its level where the preset is `recommended`, and where it is `strict`; then the own ones. */
function ruleLines(rules: readonly Rule[], own: readonly Rule[]): readonly string[] {
  const head = ['', 'recommended', 'strict', ''];
  const areas = ruleAreas.map((area) => [area, rules.filter((rule) => rule.area === area)] as const);
  const rows = [...areas, ['of this project', own] as const].flatMap(([title, listed]) =>
    listed.length === 0 ? [] : [[title], ...listed.map(rowOf)],
  );
  return [...alignedRows([head, ...rows]), '', '"dagwright lint --explain <rule>" shows the page of a rule.'];
}

function rowOf({ id, levels, summary }: Rule): readonly string[] {
  return [`  ${id}`, levels.recommended, levels.strict, summary];
}
