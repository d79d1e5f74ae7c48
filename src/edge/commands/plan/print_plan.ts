import { mermaidOf } from '../../../graph/mermaid.ts';
import type { Plan } from '../../../model/plan.ts';
import { planMarkdown } from '../../report/plan/markdown/plan_markdown.ts';
import { planReport } from '../../report/plan/json/plan_report.ts';
import { colorPaint, plainPaint } from '../../report/plan/text/paint.ts';
import { planText } from '../../report/plan/text/plan_text.ts';
import { hasColor, type Console } from '../console.ts';
import { printJson } from '../findings.ts';

/** How a plan is printed. */
export type PlanFormat = 'text' | 'json' | 'markdown';

/** Prints a plan on stdout. */
export function printPlan(console: Console, plan: Plan, format: PlanFormat): void {
  if (format === 'json') return printJson(planReport(plan), console);
  if (format === 'markdown') return console.stdout.write(planMarkdown(plan, { toMermaid: mermaidOf }));
  console.stdout.write(planText(plan, { paint: hasColor(console, console.stdout) ? colorPaint : plainPaint }));
}
