import { fixedLines, functionDefinition, type FunctionDefinition } from '../../../../../emit/python/statement.ts';
import type { Match } from '../../../../../time/matches.ts';

/** How a DAG file finds the runs of a match: the function that does, and what that calls. */
export interface FindRuns {
  readonly name: string;
  readonly functions: readonly FunctionDefinition[];
}

/** The functions that a match needs. Their `dag` has `timetable`, `timezone`, `start`, `end` and `reach`. */
export function findRuns(match: Match): FindRuns {
  const found = byMatch[typeof match === 'string' ? match : 'offset'];
  return { name: found.name, functions: [scheduledRuns, found] };
}

function finding(
  name: string,
  parameters: readonly string[],
  doc: string,
  lines: readonly string[],
): FunctionDefinition {
  return functionDefinition({
    name,
    parameters: parameters.map((each) => ({ name: each })),
    body: [fixedLines([`"""${doc}"""`, ...lines])],
  });
}

/**
 * A walk may begin anywhere, but the slots just after its beginning can differ from those of the walk since the start:
 * so it begins `reach` earlier. Runs of a sliding window that begins before the start have no tasks.
 */
const scheduledRuns = finding(
  '__scheduled_runs',
  ['dag', 'since', 'until'],
  'The windows of a DAG from some before `since` to the last that begins by `until`.',
  [
    'from airflow.timetables.base import TimeRestriction',
    '',
    'since = since if dag.end is None else min(since, dag.end)',
    'restriction = TimeRestriction(max(dag.start, since - dag.reach), dag.end, True)',
    'window = None',
    'while True:',
    '    run = dag.timetable.next_dagrun_info(',
    '        last_automated_data_interval=window, restriction=restriction',
    '    )',
    '    if run is None or run.data_interval.start > until:',
    '        return',
    '    window = run.data_interval',
    '    if window.start >= dag.start:',
    '        yield window',
  ],
);

/** Three hours: at midnight no clock is moved by more. */
const runsOfDates = finding(
  '__runs_of_dates',
  ['dag', 'timezone', 'start', 'end'],
  'The runs whose local date is one of those of a window.',
  [
    'import pendulum',
    '',
    'first = start.in_timezone(timezone).date()',
    'stop = max(end.in_timezone(timezone).date(), first.add(days=1))',
    'begin, over = (',
    '    pendulum.datetime(day.year, day.month, day.day, tz=dag.timezone)',
    '    for day in (first, stop)',
    ')',
    'runs = __scheduled_runs(dag, begin.subtract(hours=3), over.add(hours=3))',
    'dates = [(run.start, run.start.in_timezone(dag.timezone).date()) for run in runs]',
    'return [run for run, date in dates if first <= date < stop]',
  ],
);

const runsOfWindow = finding(
  '__runs_of_window',
  ['dag', 'start', 'end'],
  'The runs that are due after `start` and by `end`.',
  ['runs = __scheduled_runs(dag, start, end)', 'return [run.start for run in runs if start < run.end <= end]'],
);

const latestRun = finding('__latest_run', ['dag', 'slot'], 'The last run that is due by a slot, in a list.', [
  'runs = __scheduled_runs(dag, slot, slot)',
  'return [run.start for run in runs if run.end <= slot][-1:]',
]);

const runAt = finding('__run_at', ['dag', 'slot'], 'The run that is due at a slot, in a list.', [
  'runs = __scheduled_runs(dag, slot, slot)',
  'return [run.start for run in runs if run.end == slot]',
]);

const byMatch = { dates: runsOfDates, window: runsOfWindow, latest: latestRun, offset: runAt } as const;
