import type { Facts } from '../model/release.ts';
import type { Report } from '../text/diagnostic.ts';
import { placeOf } from '../tree/tree.ts';

/** Reports ids that two pipelines of one environment have in the target; ids that differ by case alone count as the same. */
export function uniqueTargetIds(facts: readonly Facts[], report: Report): void {
  const first = new Map<string, Facts>();
  for (const fact of facts) {
    const key = fact.targetId.toLowerCase();
    const other = first.get(key);
    first.set(key, other ?? fact);
    if (other === undefined) continue;
    const same = other.targetId === fact.targetId;
    report({
      severity: 'error',
      code: 'id-twice',
      message: same
        ? `The pipelines "${other.id}" and "${fact.id}" have the same DAG id "${fact.targetId}".`
        : `The DAG ids "${other.targetId}" and "${fact.targetId}" of the pipelines "${other.id}" and "${fact.id}" differ by case alone.`,
      place: placeOf(fact.idAt),
      related: [{ message: 'The other one.', place: placeOf(other.idAt) }],
      help: 'Give one of them another id.',
    });
  }
}
