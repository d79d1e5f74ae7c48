import { duration } from '../../../language/common.ts';
import { described } from '../../../language/schema.ts';
import type { NativeOperation } from '../../../model/operation.ts';
import type { Task } from '../../../model/pipeline.ts';
import type { Rule, RuleReport } from '../../../model/rule.ts';
import { parseDuration } from '../../../time/duration.ts';

const longerThan = described('Longer than', 'How long a task may hold a worker: no try of it takes longer.', {
  ...duration,
  default: '10m',
  examples: ['1h'],
});

/** Ten sensors that wait for the same late export are ten workers which do nothing. */
export const waitHoldsWorker: Rule = {
  id: 'wait-holds-worker',
  area: 'waiting',
  summary: 'No task holds a worker while it waits.',
  levels: { recommended: 'warning', strict: 'warning' },
  options: { type: 'object', properties: { longer_than: longerThan } },
  strictOptions: { longer_than: '0s' },
  check({ tasks }, { options, report }) {
    const most = parseDuration(options['longer_than'] as string) ?? 0;
    for (const task of tasks.filter(({ timeout = Infinity }) => timeout > most)) {
      const { operation } = task;
      if (operation.kind === 'trigger' && operation.wait) tellOfTrigger(task, report);
      if (operation.kind !== 'native' || !isSensor(operation) || givesWorkerBack(operation)) continue;
      report(
        task,
        'arguments',
        `The sensor "${task.id}" holds a worker all the time that it waits: nothing else runs there.`,
        {
          help: 'Write `mode: reschedule` among its arguments, or use a task of the type wait, which takes a worker only to look.',
        },
      );
    }
  },
};

/** On all versions of Airflow that are compiled for, a trigger looks again and again on its worker. */
function tellOfTrigger(task: Task, report: RuleReport): void {
  report(
    task,
    'wait',
    `The task "${task.id}" holds a worker until the run that it starts is over: nothing else runs there.`,
    {
      help: 'Leave out `wait`; what has to come after that run can be due by an asset that the other pipeline `produces`.',
    },
  );
}

/** By the convention of Airflow and of all its providers. */
function isSensor({ classes }: NativeOperation): boolean {
  return [...classes.values()].some((name) => name.endsWith('Sensor') || name.endsWith('SensorAsync'));
}

function givesWorkerBack({ arguments: given, classes }: NativeOperation): boolean {
  if ([...classes.values()].every((name) => name.endsWith('Async'))) return true;
  const mode = given.get('mode');
  const isRescheduled =
    Array.isArray(mode) && mode.length === 1 && mode[0]?.kind === 'literal' && mode[0].text === 'reschedule';
  return isRescheduled || given.get('deferrable') === true;
}
