import type { Pipeline } from '../../../model/pipeline.ts';
import { child } from '../../../tree/tree.ts';
import type { Tell } from './check_ids.ts';

/** Airflow refuses a DAG whose own runs are not among those that it allows (`_validate_allowed_run_types`, 3.2). */
export function checkRunTypes({ airflow, schedule, tree }: Pipeline, tell: Tell): void {
  const own = ownRuns(schedule.kind);
  if (airflow.allowedRunTypes === undefined || airflow.allowedRunTypes.includes(own)) return;
  tell(
    child(child(tree, 'airflow'), 'allowed_run_types') ?? tree,
    'own-runs-not-allowed',
    `"allowed_run_types" lacks "${own}", which is what the runs of this schedule are.`,
    `Add \`${own}\` to the list.`,
  );
}

function ownRuns(kind: Pipeline['schedule']['kind']): string {
  if (kind === 'assets') return 'asset_triggered';
  return kind === 'manual' ? 'manual' : 'scheduled';
}
