import type { PathPart } from './text.ts';

/** Why a name is none, and what to write instead. */
export interface NameProblem {
  readonly kind: 'problem';
  readonly message: string;
  readonly help: string;
}

/** Names of Airflow’s templates that people bring along, and what says the same here. */
const replacements: ReadonlyMap<string, string> = new Map([
  ['ds', 'run.date'],
  ['ds_nodash', 'run.date | format("%Y%m%d")'],
  ['ts', 'run.window_start'],
  ['ts_nodash', 'run.window_start | zone("UTC") | format("%Y%m%dT%H%M%S")'],
  ['ts_nodash_with_tz', 'run.window_start | zone("UTC") | format("%Y%m%dT%H%M%S%z")'],
  ['logical_date', 'run.window_start'],
  ['execution_date', 'run.window_start'],
  ['data_interval_start', 'run.window_start'],
  ['data_interval_end', 'run.window_end'],
  ['next_execution_date', 'run.slot'],
  ['next_ds', 'run.slot_date'],
  ['next_ds_nodash', 'run.slot_date | format("%Y%m%d")'],
  ['yesterday_ds', 'run.date | shift(-1d)'],
  ['yesterday_ds_nodash', 'run.date | shift(-1d) | format("%Y%m%d")'],
  ['tomorrow_ds', 'run.date | shift(1d)'],
  ['tomorrow_ds_nodash', 'run.date | shift(1d) | format("%Y%m%d")'],
  ['run_id', 'run.id'],
  ['dag_run', 'run.id'],
  ['ti', 'run.attempt'],
  ['task_instance', 'run.attempt'],
  ['params', 'run.params.<name>'],
  ['conn', 'connection.<name>.id'],
  ['dag', 'pipeline.id'],
  ['macros', 'run.date | shift(-1d)'],
  ['prev_ds', 'run.date | shift(-1d)'],
  ['prev_execution_date', 'run.window_start | shift(-1d)'],
]);

/**
 * What to write instead of a name of Airflow’s templates; undefined for any other name. `var.value.…` and
 * `var.json.…` are for whoever finds that the environment has no variable of that name.
 */
export function adviceForeign(path: readonly PathPart[]): NameProblem | undefined {
  const written = path.join('.');
  const [root, second] = path;
  if (root === 'var' && (second === 'value' || second === 'json') && path.length > 2) {
    return advice(written, 'stored.<name>', `{{ ${written} }}`);
  }
  const replacement = replacements.get(String(root));
  return replacement === undefined ? undefined : advice(written, replacement, `{{ ${written} }}`);
}

function advice(written: string, replacement: string, own: string): NameProblem {
  return {
    kind: 'problem',
    message: `"${written}" is a name of Airflow’s own templates, not of "\${{ … }}".`,
    help: `Write \${{ ${replacement} }}. For Airflow’s own Jinja leave out the dollar: ${own}; after a dollar sign double it: $$${own}.`,
  };
}
