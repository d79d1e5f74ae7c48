import { isZone } from '../../../../time/zone.ts';
import { safe } from '../../cells.ts';
import type { JsonMarkedGraph } from '../../graph_parts.ts';
import { clipped } from '../shown_value.ts';
import { instantOf } from './moment.ts';
import type { PlanReport } from './plan_report.ts';
import type { JsonRuns } from './runs_table.ts';

/** What has the form of a plan and cannot be one, in words: no such day or zone, a task after one that is not there. */
export function unreal(report: PlanReport): string | undefined {
  return faults(report).next().value;
}

function* faults({ now, units, runs }: PlanReport): Generator<string, undefined> {
  if (instantOf(now) === undefined) yield `names a moment that there is not: "${now}".`;
  for (const one of runs) yield* ofRuns(one);
  for (const { runs: place, graph } of units) {
    if (place >= runs.length) yield `names the runs number ${place}, and has ${runs.length} of them.`;
    yield* ofGraph(graph);
  }
  return undefined;
}

function* ofRuns({ zone_before, zone_after, before, after }: JsonRuns): Generator<string, undefined> {
  const zone = [zone_before, zone_after].find((one) => one !== null && !isZone(one));
  if (zone !== undefined) yield `names a time zone that is not known here: "${shown(zone ?? '')}".`;
  for (const { due, window } of [...(before ?? []), ...after]) {
    const moment = [due, window?.from ?? due, window?.to ?? due].find((one) => instantOf(one) === undefined);
    if (moment !== undefined) yield `names a moment that there is not: "${moment}".`;
  }
  return undefined;
}

const mostGroupsAround = 100;

/** Pictures are drawn of it: each end of an edge is there, each name is of one, and no group lies in itself. */
function* ofGraph({ nodes, edges, groups }: JsonMarkedGraph): Generator<string, undefined> {
  const ids = new Set(nodes.map(({ id }) => id));
  const parents = new Map(groups.map(({ id, parent }) => [id, parent]));
  if (ids.size < nodes.length || parents.size < groups.length) yield 'has a graph in which a name stands twice.';
  const end = edges.flatMap(({ from, to }) => [from, to]).find((id) => !ids.has(id));
  if (end !== undefined) yield `has a graph with an edge at "${shown(end)}", which is not in it.`;
  const around = [...nodes.map(({ group }) => group), ...parents.values()];
  const group = around.find((id) => id !== null && !parents.has(id));
  if (group !== undefined) yield `has a graph with the group "${shown(group ?? '')}", which is not in it.`;
  if (groups.some(({ id }) => isTooDeep(id, parents)))
    yield 'has a graph with groups that lie in each other without end.';
  return undefined;
}

function isTooDeep(id: string, parents: ReadonlyMap<string, string | null>): boolean {
  let at: string | null | undefined = id;
  for (let depth = 0; depth <= mostGroupsAround; depth += 1) {
    if (at === null || at === undefined) return false;
    at = parents.get(at);
  }
  return true;
}

function shown(text: string): string {
  return safe(clipped(text, 80));
}
