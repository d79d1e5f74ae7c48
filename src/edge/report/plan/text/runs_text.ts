import type { Plan, PlanBlock } from '../../../../model/plan.ts';
import { safe } from '../../cells.ts';
import { firstWithOtherRuns, type Units } from '../units.ts';
import { runRows, type RunRow } from '../run_rows.ts';
import { nextRuns } from '../run_spans.ts';
import { isAboutRuns } from '../words.ts';
import type { Paint } from './paint.ts';

const signs: Readonly<Record<RunRow['on'], string>> = { before: '-', after: '+', both: ' ' };

/** The next runs, with those marked that only one side has, where a block changes when its pipelines run. */
export function runsText(block: PlanBlock, { now }: Plan, units: Units, paint: Paint): readonly string[] {
  const unit = block.changes.some(isAboutRuns) ? firstWithOtherRuns(block, units) : undefined;
  const rows = unit === undefined ? [] : runRows(unit.runs, now, nextRuns).rows;
  if (unit === undefined || rows.length === 0) return [];
  return [
    `  Next runs of ${safe(unit.pipeline)} in ${safe(unit.environment)} (- before, + after):`,
    ...rows.map((row) => rowText(row, paint)),
  ];
}

function rowText({ on, due, utc, window }: RunRow, paint: Paint): string {
  const data = window === undefined ? '' : `, data from ${window.from} to ${window.to}`;
  const line = `    ${signs[on]} ${due}${due === utc ? '' : ` (${utc})`}${data}`;
  if (on === 'both') return line;
  return paint(on === 'before' ? 'removed' : 'added', line);
}
