import type { Plan, Side } from '../../../../model/plan.ts';
import { safe } from '../../cells.ts';
import { counted } from '../../counts.ts';
import { mistakesTexts } from '../mistakes.ts';
import { unitsOf } from '../units.ts';
import { utcText } from '../run_rows.ts';
import { verdict } from '../verdict.ts';
import { shortCommit } from '../words.ts';
import { blockText } from './block_text.ts';
import { plainPaint, type Paint } from './paint.ts';

/** How a plan is printed. */
export interface PlanTextOptions {
  readonly paint?: Paint;
  /** How many blocks are printed in full. Default 50. */
  readonly limit?: number;
}

/** A plan as people read it in a terminal: a line that says it all, then what changes, worst first. */
export function planText(plan: Plan, { paint = plainPaint, limit = 50 }: PlanTextOptions = {}): string {
  const { blocks, risk, base, head, now } = plan;
  const worst = risk === undefined ? '' : `; highest risk: ${paint(risk, risk)}`;
  const units = unitsOf(plan);
  const rest = blocks.length - limit;
  const parts = [
    [
      `${paint('bold', verdict(plan, safe))}${worst}`,
      `From ${sideText(base)} to ${sideText(head)}. Runs are compared from ${utcText(now)} on.`,
      ...mistakesTexts(plan, safe),
    ].join('\n'),
    ...blocks.slice(0, limit).map((block) => blockText(block, plan, units, paint)),
    ...(rest > 0 ? [`… and ${counted(rest, 'more change')}, none of them worse. "--format json" has all.`] : []),
    ...(plan.withoutEffect.length === 0 ? [] : [plan.withoutEffect.map((line) => safe(line)).join('\n')]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function sideText(side: Side): string {
  const commit = shortCommit(side);
  return `${safe(side.name)}${commit === undefined || side.commit === side.name ? '' : ` (${safe(commit)})`}`;
}
