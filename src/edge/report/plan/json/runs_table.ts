import type { ComparedRun, RunsComparison } from '../../../../model/plan.ts';
import type { Instant } from '../../../../time/zone.ts';
import { utcText } from '../run_rows.ts';
import { endOf, lookedAt } from '../run_spans.ts';

/** The runs of both sides, as far as any form looks at them. */
export interface JsonRuns {
  readonly zone_before: string | null;
  readonly zone_after: string | null;
  readonly is_same: boolean;
  /** Null: the same as after. */
  readonly before: readonly JsonRun[] | null;
  readonly after: readonly JsonRun[];
}

export interface JsonRun {
  readonly due: string;
  readonly window: { readonly from: string; readonly to: string } | null;
}

/** Runs, each once however many pipelines have the same. */
export interface RunsTable {
  readonly rows: readonly JsonRuns[];
  /** The place of runs in the table; they are put into it where it has none like them. */
  readonly placeOf: (runs: RunsComparison) => number;
}

/** An empty table, for runs from a moment on. */
export function runsTable(now: Instant): RunsTable {
  const rows: JsonRuns[] = [];
  const places = new Map<string, number>();
  return {
    rows,
    placeOf(runs) {
      const row = jsonRuns(runs, now);
      const key = JSON.stringify(row);
      const place = places.get(key) ?? rows.push(row) - 1;
      places.set(key, place);
      return place;
    },
  };
}

function jsonRuns(runs: RunsComparison, now: Instant): JsonRuns {
  return {
    zone_before: runs.zone.before ?? null,
    zone_after: runs.zone.after ?? null,
    is_same: runs.isSame,
    before: runs.isSame ? null : listed((until, most) => runs.before(until, most), now),
    after: listed((until, most) => runs.after(until, most), now),
  };
}

type List = RunsComparison['before'];

/** The longest of the lists that forms ask for holds the others: all begin with the first run. */
function listed(side: List, now: Instant): readonly JsonRun[] {
  const lists = lookedAt.map((span) => side(endOf(span, now), span.most));
  const longest = lists.reduce((best, list) => (list.length > best.length ? list : best));
  return longest.map(jsonRun);
}

function jsonRun({ slot, windowStart, windowEnd }: ComparedRun): JsonRun {
  const window = windowStart === windowEnd ? null : { from: utcText(windowStart), to: utcText(windowEnd) };
  return { due: utcText(slot), window };
}
