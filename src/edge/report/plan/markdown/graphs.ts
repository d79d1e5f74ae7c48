import type { Graph } from '../../../../model/graph.ts';
import type { Plan, UnitPlan } from '../../../../model/plan.ts';
import { counted } from '../../counts.ts';
import { mostEnvironments } from '../verdict.ts';
import { listed } from '../words.ts';
import { fenced, folded } from './fence.ts';
import { fitting } from './fit.ts';
import { htmlCode } from './inline.ts';
import { rowsOf } from './table.ts';

/** A graph as the text of a Mermaid flowchart. */
export type ToMermaid = (graph: Graph) => string;

// GitHub draws each when the page is opened, also those that are folded.
const mostGraphs = 8;

/** The tasks of changed pipelines as pictures, worst first, equal ones of several environments once. */
export function graphs(plan: Plan, toMermaid: ToMermaid, most: number): readonly string[] {
  const rows = [...rowsOf(plan.units).values()];
  return fitting(rows, most, {
    lines: (units, index) => (index < mostGraphs ? drawings(units, toMermaid) : []),
    note: (rest) => [`The graphs of ${counted(rest.length, 'more pipeline')} are not drawn here.`, ''],
  });
}

function drawings(units: readonly UnitPlan[], toMermaid: ToMermaid): readonly string[] {
  const drawn = new Map<string, string[]>();
  for (const unit of units) {
    const graph = unit.graph();
    if (!isMarked(graph)) continue;
    const text = toMermaid(graph);
    drawn.set(text, [...(drawn.get(text) ?? []), unit.environment]);
  }
  const name = htmlCode(units[0]?.pipeline ?? '');
  return [...drawn].flatMap(([text, environments]) => [
    ...folded(
      `Tasks of ${name} in ${listed(environments, mostEnvironments, (id) => htmlCode(id))}`,
      fenced('mermaid', text.trimEnd().split('\n')),
    ),
    '',
  ]);
}

function isMarked({ nodes, edges }: Graph): boolean {
  return [...nodes, ...edges].some(({ mark }) => mark !== undefined);
}
