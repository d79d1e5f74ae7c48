import type { Value } from '../../../tree/tree.ts';
import type { RunValues } from '../runs/run_values.ts';

/** What is known of a task in one run. */
export interface RenderedTask {
  readonly id: string;
  /** Which element of the list that the task is mapped over, counted from 0. */
  readonly element?: number;
  /** By the key under which people wrote it, such as `env.OUT`. */
  readonly fields: Readonly<Record<string, Value>>;
}

/** What one run of a pipeline sees. */
export interface RenderedRun {
  readonly pipeline: string;
  readonly environment: string;
  /** Whether nothing but a person, or another pipeline, starts such a run. */
  readonly isByHand: boolean;
  readonly run: RunValues;
  readonly tasks: readonly RenderedTask[];
  /** The ids of tasks that are skipped in this run, because of their own `start` and `end`. */
  readonly skipped: readonly string[];
}

/** The tasks of a run for people: each field under its key, texts of several lines below it. */
export function renderedLines({ pipeline, environment, isByHand, run, tasks, skipped }: RenderedRun): string {
  const { date, slot, window } = run;
  const due = isByHand ? 'a run started by hand' : 'the run due';
  const span = window === null ? '' : `, window ${window.start.local} to ${window.end.local}`;
  const parts = tasks.map(({ id, element, fields }) => {
    const name = element === undefined ? id : `${id} [${element}]`;
    return [name, ...Object.entries(fields).flatMap(fieldLines)].join('\n');
  });
  return `${[
    `${pipeline} in ${environment}: ${due} at ${slot.local}\nrun.date ${date}${span}`,
    ...parts,
    ...(skipped.length === 0 ? [] : [`Skipped in this run, by their own start or end: ${skipped.join(', ')}`]),
  ].join('\n\n')}\n`;
}

function fieldLines([key, value]: readonly [string, Value]): readonly string[] {
  const lines = linesOf(value);
  if (lines.length === 1) return [`  ${key}: ${lines[0] ?? ''}`.trimEnd()];
  return [`  ${key}:`, ...lines.map((line) => (line === '' ? '' : `    ${line}`))];
}

/** A long list is shown with each of its elements on a line. */
function linesOf(value: Value): readonly string[] {
  if (typeof value === 'string') return value.trimEnd().split('\n');
  const text = JSON.stringify(value);
  return Array.isArray(value) && text.length > 100 ? value.map((item) => JSON.stringify(item)) : [text];
}
