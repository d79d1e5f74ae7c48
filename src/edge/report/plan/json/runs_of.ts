import type { ComparedRun, RunsComparison } from '../../../../model/plan.ts';
import { knownInstant } from './moment.ts';
import type { JsonRun, JsonRuns } from './runs_table.ts';

/** Runs as a plan has them; they reach as far as any form of a plan looks at them. */
export function comparisonOf({ zone_before, zone_after, is_same, before, after }: JsonRuns): RunsComparison {
  const later = after.map(runOf);
  return {
    zone: {
      ...(zone_before === null ? {} : { before: zone_before }),
      ...(zone_after === null ? {} : { after: zone_after }),
    },
    before: listOf(before === null ? later : before.map(runOf)),
    after: listOf(later),
    isSame: is_same,
  };
}

function runOf({ due, window }: JsonRun): ComparedRun {
  return {
    slot: knownInstant(due),
    windowStart: knownInstant(window?.from ?? due),
    windowEnd: knownInstant(window?.to ?? due),
  };
}

function listOf(runs: readonly ComparedRun[]): RunsComparison['before'] {
  return (until, most) => runs.filter(({ slot }) => slot < until).slice(0, most);
}
