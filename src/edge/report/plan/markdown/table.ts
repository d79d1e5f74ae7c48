import { risks, type Plan, type UnitPlan } from '../../../../model/plan.ts';
import { counted } from '../../counts.ts';
import { mostEnvironments } from '../verdict.ts';
import { riskCounts } from '../words.ts';
import { fitting } from './fit.ts';
import { code } from './inline.ts';
import { riskText } from './risk.ts';

/** Which pipelines come, go or change in which environment, worst first; at most so many bytes. */
export function table(plan: Plan, most: number): readonly string[] {
  const changed = new Set(plan.units.map(({ environment }) => environment));
  const columns = plan.environments.map(({ id }) => id).filter((id) => changed.has(id));
  if (columns.length === 0) return [];
  const shown = columns.slice(0, mostEnvironments);
  const head = [
    `| ${['Pipeline', ...shown.map((id) => code(id))].join(' | ')} |`,
    `| ${['---', ...shown.map(() => '---')].join(' | ')} |`,
  ];
  const body = fitting([...rowsOf(plan.units)], most, {
    lines: ([, units]) => (units.length === 0 ? [] : [row(units, shown)]),
    note: restNote,
  });
  return [...head, ...body, ...hiddenColumns(columns.length - shown.length), ''];
}

/** The units of each pipeline by its id, in the order in which they are met. */
export function rowsOf(units: readonly UnitPlan[]): ReadonlyMap<string, readonly UnitPlan[]> {
  const rows = new Map<string, UnitPlan[]>();
  for (const unit of units) {
    const known = rows.get(unit.pipeline);
    if (known === undefined) rows.set(unit.pipeline, [unit]);
    else known.push(unit);
  }
  return rows;
}

function row(units: readonly UnitPlan[], environments: readonly string[]): string {
  const [first] = units;
  const former = units.find(({ renamedFrom }) => renamedFrom !== undefined)?.renamedFrom;
  const name = `${code(first?.pipeline ?? '')}${former === undefined ? '' : ` (was ${code(former)})`}`;
  const cells = environments.map((id) => {
    const unit = units.find(({ environment }) => environment === id);
    return unit === undefined ? '–' : `${riskText(unit.risk)}, ${unit.action}`;
  });
  return `| ${[name, ...cells].join(' | ')} |`;
}

function restNote(rest: readonly (readonly [string, readonly UnitPlan[]])[]): readonly string[] {
  const worst = rest.flatMap(([, [first]]) => (first === undefined ? [] : [first.risk]));
  return ['', `${counted(rest.length, 'more pipeline')}: ${riskCounts(worst, risks)}.`];
}

function hiddenColumns(count: number): readonly string[] {
  return count === 0 ? [] : ['', `Not in this table: ${counted(count, 'more environment')} with changes.`];
}
