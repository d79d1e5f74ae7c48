import type { Plan, PlanBlock, UnitPlan } from '../../../../model/plan.ts';
import { runRows, type RunRow } from '../run_rows.ts';
import { isAboutRuns } from '../words.ts';
import { code } from './inline.ts';

const mostRuns = 4;
const year = 366 * 86_400;

/** The next runs before and after, of the first pipeline of a block whose runs differ; nothing where the block is about none. */
export function runsTable(block: PlanBlock, { now }: Plan, units: Units): readonly string[] {
  if (!block.changes.some(isAboutRuns)) return [];
  const unit = firstWithOtherRuns(block, units);
  if (unit === undefined) return [];
  const { rows } = runRows(unit.runs, now + year, mostRuns);
  if (rows.length === 0) return [];
  const columns = rows.some(({ window }) => window !== undefined) ? withWindow : withoutWindow;
  return [
    `Next runs of ${code(unit.pipeline)} in ${code(unit.environment)} (${zoneText(unit)}):`,
    '',
    tableRow(columns.map(([title]) => title)),
    tableRow(columns.map(() => '---')),
    ...rows.map((row) => tableRow(columns.map(([, cell]) => cell(row)))),
    '',
  ];
}

/** Units by environment and pipeline. */
export type Units = ReadonlyMap<string, ReadonlyMap<string, UnitPlan>>;

/** Units by environment and pipeline. */
export function unitsOf(plan: Plan): Units {
  const units = new Map<string, Map<string, UnitPlan>>();
  for (const unit of plan.units) {
    const ofEnvironment = units.get(unit.environment) ?? new Map<string, UnitPlan>();
    units.set(unit.environment, ofEnvironment.set(unit.pipeline, unit));
  }
  return units;
}

/** The first unit of a block that has other runs than before. */
export function firstWithOtherRuns({ touches }: PlanBlock, units: Units): UnitPlan | undefined {
  for (const { environment, pipelines } of touches) {
    for (const pipeline of pipelines) {
      const unit = units.get(environment)?.get(pipeline);
      if (unit !== undefined && !unit.runs.isSame) return unit;
    }
  }
  return undefined;
}

const sides: Readonly<Record<RunRow['on'], string>> = {
  before: '**only before**',
  after: '**only after**',
  both: 'both',
};

type Column = readonly [title: string, cell: (row: RunRow) => string];

const withoutWindow: readonly Column[] = [
  ['Due', ({ due }) => due],
  ['In UTC', ({ utc }) => utc],
  ['Before or after', ({ on }) => sides[on]],
];

const withWindow: readonly Column[] = [
  ...withoutWindow.slice(0, 2),
  ['Data from', ({ window }) => window?.from ?? ''],
  ['Data to', ({ window }) => window?.to ?? ''],
  ...withoutWindow.slice(2),
];

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function zoneText({ runs: { zone } }: UnitPlan): string {
  const { before, after } = zone;
  if (before === undefined || after === undefined || before === after) return code(after ?? before ?? 'UTC');
  return `${code(after)}, before in ${code(before)}`;
}
