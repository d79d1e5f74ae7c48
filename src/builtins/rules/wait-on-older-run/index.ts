import { described } from '../../../language/schema.ts';
import type { WaitedFor } from '../../../model/operation.ts';
import type { Pipeline, Task } from '../../../model/pipeline.ts';
import type { Rule, RuleContext } from '../../../model/rule.ts';
import { formatDuration } from '../../../time/duration.ts';
import { dueRuns } from '../../../time/due_runs.ts';
import { lastMatchedRun, type Match } from '../../../time/matches.ts';
import type { Run, SlotSchedule } from '../../../time/runs.ts';
import { runsNear } from '../../../time/runs_near.ts';
import { shortestGap } from '../../../time/shortest_gap.ts';
import { child, text } from '../../../tree/tree.ts';

const dayOffsets = described(
  'Day offsets',
  'Whether offsets in days or weeks are told too. Mostly these are meant: what the day before has done is needed.',
  { type: 'boolean', default: false, examples: [true] },
);

/** It succeeds at once, every day, and so nobody sees that it waits for nothing. */
export const waitOnOlderRun: Rule = {
  id: 'wait-on-older-run',
  area: 'waiting',
  summary: 'A wait waits for the newest run that is due, where both pipelines run once a day or less.',
  levels: { recommended: 'warning', strict: 'warning' },
  options: { type: 'object', properties: { day_offsets: dayOffsets } },
  strictOptions: { day_offsets: true },
  check(pipeline, context) {
    for (const task of pipeline.tasks) {
      const { operation } = task;
      if (operation.kind === 'wait' && operation.for.kind === 'pipeline') judge(pipeline, task, operation.for, context);
    }
  },
};

function judge(
  { id, schedule }: Pipeline,
  task: Task,
  { schedule: upstream, match, dagId }: WaitedFor & { readonly kind: 'pipeline' },
  { today, options, report }: RuleContext,
): void {
  if (schedule.kind === 'manual' || schedule.kind === 'assets' || match === 'window' || match === 'latest') return;
  // A run that waits for one of its own pipeline means an earlier one.
  const name = text(child(child(task.tree, 'for'), 'pipeline')) ?? dagId;
  if (name === id || (isOfDays(match) && options['day_offsets'] !== true)) return;
  const from = Date.parse(`${today}T00:00:00Z`) / 1000;
  if (![schedule, upstream].every((one) => isDaily(one, from))) return;
  const late = dueRuns(schedule, from, from + lookedAt, Infinity).flatMap((run) => {
    const last = lastMatchedRun({ consumer: schedule, upstream, match }, run);
    return last === undefined ? [] : [{ run, last, newest: newestDue(upstream, run) }];
  });
  const [first] = late;
  if (first?.newest === undefined || !late.every(({ last, newest }) => newest !== undefined && newest.slot > last.slot))
    return;
  const before = (run: Run): string => formatDuration(first.run.slot - run.slot);
  report(
    task,
    'for.match',
    `The task "${task.id}" waits for the run of "${name}" that was due ${before(first.last)} before, though another one is due ${before(first.newest)} before: it goes on with older data, and waits for nothing.`,
    { help: `Write \`match: latest\` for the newest run that is due${offsetHelp(first.run, first.newest)}.` },
  );
}

/** `{ offset: -1d }` says that the run of the day before is meant; `-25h` may well be a sum that went wrong. */
function isOfDays(match: Match): boolean {
  return (
    typeof match === 'object' && match.offset.unit !== 'h' && match.offset.unit !== 'm' && match.offset.unit !== 's'
  );
}

const hour = 3600;
const lookedAt = 60 * 24 * hour;

/** At most one run for each local day, which can have 23 hours. */
function isDaily(schedule: SlotSchedule, from: number): boolean {
  return (shortestGap(schedule, from) ?? Infinity) >= 23 * hour;
}

function newestDue(schedule: SlotSchedule, { slot }: Run): Run | undefined {
  let newest: Run | undefined;
  for (const run of runsNear(schedule, slot)) {
    if (run.slot > slot) break;
    newest = run;
  }
  return newest;
}

function offsetHelp(run: Run, newest: Run): string {
  return run.slot === newest.slot ? '' : `, or \`match: { offset: -${formatDuration(run.slot - newest.slot)} }\``;
}
