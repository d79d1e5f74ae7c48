import type { Plan, PlanBlock, UnitPlan } from '../../../../model/plan.ts';
import { runColumns } from '../run_columns.ts';
import { runRows } from '../run_rows.ts';
import { nextRuns } from '../run_spans.ts';
import { firstWithOtherRuns, type Units } from '../units.ts';
import { isAboutRuns } from '../words.ts';
import { code } from './inline.ts';

/** The next runs before and after, of the first pipeline of a block whose runs differ; nothing where the block is about none. */
export function runsTable(block: PlanBlock, { now }: Plan, units: Units): readonly string[] {
  if (!block.changes.some(isAboutRuns)) return [];
  const unit = firstWithOtherRuns(block, units);
  if (unit === undefined) return [];
  const { rows } = runRows(unit.runs, now, nextRuns);
  if (rows.length === 0) return [];
  const columns = runColumns(rows);
  return [
    `Next runs of ${code(unit.pipeline)} in ${code(unit.environment)} (${zoneText(unit)}):`,
    '',
    tableRow(columns.map(({ title }) => title)),
    tableRow(columns.map(() => '---')),
    ...rows.map((row) => tableRow(columns.map(({ cell }) => cell(row)))),
    '',
  ];
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function zoneText({ runs: { zone } }: UnitPlan): string {
  const { before, after } = zone;
  if (before === undefined || after === undefined || before === after) return code(after ?? before ?? 'UTC');
  return `${code(after)}, before in ${code(before)}`;
}
