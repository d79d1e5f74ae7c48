import type { Task } from '../model/pipeline.ts';
import { parseLocalTime } from '../time/calendar.ts';
import { toInstant, type Instant } from '../time/zone.ts';
import { child, placeOf, text, type Tree } from '../tree/tree.ts';
import { given } from './given.ts';
import type { UnitContext } from './unit_context.ts';

/** The span in which a task has something to do. What says nothing, or nothing right, is reported. */
export function boundsOf(task: Tree, context: UnitContext): Pick<Task, 'start' | 'end'> {
  const [first, last] = [child(task, 'start'), child(task, 'end')];
  const written = first ?? last;
  if (written === undefined) return {};
  checkSlots(written, context);
  const start = momentOf(first, context);
  const end = momentOf(last, context);
  if (start !== undefined && end !== undefined && end <= start && last !== undefined)
    context.report({
      severity: 'error',
      code: 'end-before-start',
      message: 'The task ends before it starts: it would never have anything to do.',
      place: placeOf(last),
      related: first === undefined ? [] : [{ message: 'It starts here.', place: placeOf(first) }],
      help: 'Write a later "end", or take the task out.',
    });
  return { ...given('start', start), ...given('end', end) };
}

/** Only runs that are due at a time lie before or after one. */
function checkSlots(written: Tree, { facts: { schedule }, report }: UnitContext): void {
  if (schedule === undefined || (schedule.kind !== 'manual' && schedule.kind !== 'assets')) return;
  report({
    severity: 'error',
    code: 'bounds-without-slots',
    message: '"start" and "end" of a task are compared with the slots of runs, and runs of this pipeline have none.',
    place: placeOf(written),
    help: 'Leave them out, or give the pipeline a schedule with times.',
  });
}

/** A local date or time, in the zone of the pipeline. */
function momentOf(written: Tree | undefined, { zone, report }: UnitContext): Instant | undefined {
  if (written === undefined) return undefined;
  const time = parseLocalTime((text(written) ?? '').replace(' ', 'T'));
  if (time.kind === 'local') return toInstant(zone, time.wall);
  report({ severity: 'error', code: 'wrong-date', message: time.message, help: time.help, place: placeOf(written) });
  return undefined;
}
