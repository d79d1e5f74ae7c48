import { mermaidOf } from '../../../src/graph/mermaid.ts';
import { planHtml } from '../../../src/edge/report/plan/html/plan_html.ts';
import { planReport } from '../../../src/edge/report/plan/json/plan_report.ts';
import { readPlan } from '../../../src/edge/report/plan/json/read_plan.ts';
import { planMarkdown } from '../../../src/edge/report/plan/markdown/plan_markdown.ts';
import { colorPaint } from '../../../src/edge/report/plan/text/paint.ts';
import { planText } from '../../../src/edge/report/plan/text/plan_text.ts';
import type { Plan } from '../../../src/model/plan.ts';

/** A plan in every form, by the name of the form. */
export function formsOf(plan: Plan): Readonly<Record<string, string>> {
  return {
    text: planText(plan),
    colours: planText(plan, { paint: colorPaint }),
    markdown: planMarkdown(plan, { toMermaid: mermaidOf }),
    html: planHtml(plan),
    json: jsonOf(plan),
  };
}

export function jsonOf(plan: Plan): string {
  return JSON.stringify(planReport(plan), null, 2);
}

/** The plan that a text holds, which has to be one. */
export function readBack(text: string): Plan {
  const reading = readPlan(text);
  if (reading.kind === 'problem') throw new Error(reading.problem);
  return reading.plan;
}
