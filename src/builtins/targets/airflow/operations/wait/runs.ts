import type { WaitedFor } from '../../../../../model/operation.ts';
import type { LoweringContext, Operator } from '../operation.ts';

type WaitedRuns = Extract<WaitedFor, { kind: 'pipeline' }>;

export function waitForRuns(_runs: WaitedRuns, _context: LoweringContext): Operator {
  throw new Error('The Airflow target cannot wait for runs.');
}
