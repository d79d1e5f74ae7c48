import {
  attribute,
  boolean,
  call,
  imported,
  integer,
  list,
  name,
  none,
  string,
  type Expression,
  type Keyword,
} from '../../../../../emit/python/expression.ts';
import {
  assignment,
  functionDefinition,
  returnStatement,
  type FunctionDefinition,
} from '../../../../../emit/python/statement.ts';
import type { TimedSchedule, WaitedFor } from '../../../../../model/operation.ts';
import { reachOf } from '../../../../../time/reach.ts';
import { wallAt } from '../../../../../time/zone.ts';
import { child } from '../../../../../tree/tree.ts';
import { concatenate, literal, value, type Text } from '../../../../../values/text.ts';
import type { Capabilities } from '../../capabilities.ts';
import { endExpression, timetable } from '../../schedule.ts';
import { requireSupport } from '../../support.ts';
import { symbol } from '../../symbols.ts';
import { durationExpression, instantExpression } from '../../time_expressions.ts';
import { runsOf } from '../../values/runs_of.ts';
import type { LoweringContext, Operator } from '../operation.ts';
import { findRuns } from './find_runs.ts';
import { runsSensor } from './runs_sensor.ts';

type WaitedRuns = Extract<WaitedFor, { kind: 'pipeline' }>;

/**
 * The sensor of Airflow looks at runs by their logical dates. A function of the file computes them with the timetable of
 * the other pipeline, so that they are the runs of its own scheduler; the window comes as a template, so that what a
 * person starts is judged as everywhere.
 */
export function waitForRuns(runs: WaitedRuns, context: LoweringContext): Operator {
  const { task, environment, capabilities, report } = context;
  const at = child(child(task.tree, 'for'), 'pipeline') ?? task.tree;
  const isThere = runs.schedule.kind !== 'crons' || requireSupport('several-crons', environment, at, report);
  if (!isThere) return { callee: symbol('ExternalTaskSensor', capabilities), keywords: [] };
  const sensor = runsSensor(capabilities);
  const finding = findRuns(runs.match);
  const definition = waitedRuns(runs, finding.name, context);
  return {
    callee: name(sensor.name),
    keywords: [
      ['external_dag_id', string(runs.dagId)],
      ...(runs.taskId === undefined ? [] : [['external_task_id', string(runs.taskId)] as const]),
      ['window', string(context.templated(windowOf(context), []))],
      ['runs', name(definition.name)],
      ['allowed_states', list([string('success')])],
      ['failed_states', list(failedStates(runs).map(string))],
      ['check_existence', boolean(false)],
      ['deferrable', boolean(false)],
    ],
    functions: [sensor, ...finding.functions, definition],
  };
}

/** A task that did not run because one before it failed does not succeed either. */
function failedStates({ onFailed, taskId }: WaitedRuns): readonly string[] {
  if (onFailed === 'wait') return [];
  return taskId === undefined ? ['failed'] : ['failed', 'upstream_failed'];
}

/** Start and end of the run's window, in ISO 8601; without a window, twice its slot. */
function windowOf({ pipeline }: LoweringContext): Text {
  const [start, end] = runsOf(pipeline.schedule) === 'moments' ? ['slot', 'slot'] : ['window_start', 'window_end'];
  return concatenate(inUtc(start), literal(' '), inUtc(end));
}

function inUtc(name_: string): Text {
  return value({ path: ['run', name_], pipes: [{ kind: 'zone', zone: 'UTC' }] });
}

function waitedRuns(runs: WaitedRuns, finder: string, context: LoweringContext): FunctionDefinition {
  const zone = context.pipeline.schedule.zone;
  return functionDefinition({
    name: `_${context.task.id}`,
    parameters: [{ name: 'start' }, { name: 'end' }],
    body: [
      assignment('dag', otherDag(runs.schedule, context.capabilities)),
      returnStatement(call(name(finder), [], [name('dag'), ...asked(runs, zone)])),
    ],
  });
}

/** What the walk through the runs of another DAG has to know of it. */
function otherDag(schedule: TimedSchedule, capabilities: Capabilities): Expression {
  const isOnce = schedule.kind === 'once';
  const keywords: readonly Keyword[] = [
    ['timetable', isOnce ? call(symbol('OnceTimetable', capabilities)) : timetable(schedule, capabilities)],
    ['timezone', string(schedule.zone)],
    ['start', instantExpression(wallAt(schedule.zone, schedule.start), schedule.zone)],
    ['end', (isOnce ? undefined : endExpression(schedule)) ?? none],
    ['reach', durationExpression(reachOf(schedule))],
  ];
  return call(imported('types', 'SimpleNamespace'), keywords);
}

/** What the function of a match is called with, after the DAG. */
function asked({ match }: WaitedRuns, zone: string): readonly Expression[] {
  if (match === 'dates') return [string(zone), name('start'), name('end')];
  if (match === 'window') return [name('start'), name('end')];
  if (match === 'latest') return [name('end')];
  const { amount, unit } = match.offset;
  const isLocal = unit !== 'h' && unit !== 'm' && unit !== 's';
  const slot = isLocal ? call(attribute(name('end'), 'in_timezone'), [], [string(zone)]) : name('end');
  return [call(attribute(slot, 'add'), [[words[unit], integer(amount)]])];
}

/** The words of pendulum. */
const words = { y: 'years', mo: 'months', w: 'weeks', d: 'days', h: 'hours', m: 'minutes', s: 'seconds' } as const;
