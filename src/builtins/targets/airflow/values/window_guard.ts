import type { Text } from '../../../../values/text.ts';
import { isAirflow3, type ValueContext } from './context.ts';
import { jinjaOutput } from './jinja_syntax.ts';

/** What a run is, in which version. */
export type RunContext = Pick<ValueContext, 'airflow' | 'runs'>;

/**
 * A tag that prints nothing, and fails the task where a person or another pipeline started the run and it has not the
 * window that the language names: the last one over at its date. Empty where that cannot happen, or where the text
 * tells nothing of a window.
 *
 * Airflow 3 gives a run started without a date no window, and one that the command line or another pipeline starts
 * with a date the window of the moment of starting; what its REST API and its web page start has the window of its
 * date, which may not be over yet. Airflow 2 has the one of the date, and does not start a run before that. Where the
 * clocks skip or repeat the local time of a slot, each of them takes an empty window or the next one for the last.
 */
export function windowGuard(text: Text, context: RunContext): string {
  if (!text.some(isOfWindow)) return '';
  const right = rightWindow(context);
  if (right === undefined) return '';
  const scheduled = `dag_run.run_type in ('backfill', 'scheduled')`;
  // A name that nothing defines makes Jinja fail with that name as the reason.
  if (!isAirflow3(context))
    return jinjaOutput(`'' if ${scheduled} or ${right} else wrong_window__use_airflow_dags_backfill`);
  const message = 'wrong_or_missing_window__use_airflow_backfill_create';
  return jinjaOutput(`'' if logical_date is defined and (${scheduled} or ${right}) else ${message}`);
}

const namesOfWindow: ReadonlySet<string | number | undefined> = new Set([
  'date',
  'slot',
  'slot_date',
  'window_start',
  'window_end',
]);

function isOfWindow(piece: Text[number]): boolean {
  if (piece.kind !== 'value') return false;
  const [root, name] = piece.value.path;
  return root === 'run' && namesOfWindow.has(name);
}

/** The condition under which a run started by hand has its window; undefined where it always has. */
function rightWindow(context: RunContext): string | undefined {
  const { airflow, runs } = context;
  switch (runs) {
    case 'moments':
      return undefined;
    case 'sliding':
      // What another pipeline starts now has the window up to the moment at which its wish arrived.
      return isAirflow3(context)
        ? '(data_interval_end - logical_date).total_seconds() | abs < 60 and data_interval_end <= dag_run.run_after'
        : undefined;
    case 'windows':
    case 'moved_windows': {
      const over = `${runs === 'windows' ? '' : 'data_interval_start < '}data_interval_end <= logical_date`;
      if (!isAirflow3(context)) return runs === 'windows' ? undefined : over;
      if (airflow !== '3.0') return `${over} <= dag_run.run_after`;
      // The REST API of 3.0 makes a run wait until its window is over, and forgets when it was asked for.
      return `${over} and (data_interval_end == dag_run.run_after or logical_date <= dag_run.run_after)`;
    }
  }
}
