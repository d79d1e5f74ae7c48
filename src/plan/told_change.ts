import type { Change, Risk } from '../model/plan.ts';
import { risks } from '../model/plan.ts';
import type { NamedValues, ValueSides } from './cause.ts';

/** A change in one environment, and what it has in common with others of the same cause. */
export interface ToldChange {
  readonly environment: string;
  /** Absent where it is about the environment alone. */
  readonly pipelines: readonly string[];
  readonly change: Change;
  /** The same for all tasks and pipelines that one place changes in the same way. */
  readonly cause: string;
  /** How it is told of several at once. */
  readonly general: Pick<Change, 'path' | 'effect'>;
  /** What stands at the place, where the value only refers to it. */
  readonly part?: NamedValues;
  /** What is written at the place, where each pipeline fills it with values of its own. */
  readonly written?: ValueSides;
}

/** What changes of one cause share: the place, and the values. Without a place nothing is shared but the words. */
export function causeKey(place: Change['place'], path: string, values: ValueSides): string {
  const at =
    place === undefined
      ? path
      : `${place.path}:${place.line}:${place.column}${place.isBefore === true ? ':before' : ''}`;
  return JSON.stringify([
    at,
    values.before ?? null,
    values.after ?? null,
    values.before === undefined,
    values.after === undefined,
  ]);
}

/** Compares risks: the worse one comes first. */
export function compareRisks(left: Risk, right: Risk): number {
  return risks.indexOf(left) - risks.indexOf(right);
}

/** The worst of some; undefined for none. */
export function worstOf(found: Iterable<Risk>): Risk | undefined {
  let worst: Risk | undefined;
  for (const risk of found) if (worst === undefined || compareRisks(risk, worst) < 0) worst = risk;
  return worst;
}
