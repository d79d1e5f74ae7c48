import { showsClock } from '../../../../values/date_format.ts';
import type { PeriodUnit, Pipe, ShiftUnit } from '../../../../values/pipe.ts';
import type { RunValue } from '../../../../values/text.ts';
import { isAirflow3, type ValueContext } from './context.ts';
import { formatOutput } from './format_output.ts';
import { jinjaOutput, jinjaString } from './jinja_syntax.ts';
import type { RunContext } from './window_guard.ts';

/**
 * The template of a date or an instant of the run, by pendulum's methods.
 *
 * pendulum resolves local readings that a change of clocks repeats or skips as `evaluate` does, but for `start_of`:
 * that keeps the subject's place in a repeated hour, and where midnight is skipped it lands on the day before. So in
 * zones other than UTC midnights are set by `replace` with `fold=1`, and dates are moved as dates.
 */
export function dateOutput(value: RunValue, context: ValueContext): string {
  const name = value.path.join('.');
  const base = baseOf(name, context);
  const zone = context.zone;
  if (name === 'run.date' || name === 'run.slot_date') return dateText(base, value.pipes, zone);
  return instantText({ ...base, zone }, value.pipes);
}

/** An expression for a pendulum datetime. */
interface Moment {
  readonly expression: string;
  /** The zone that it shows for certain. */
  readonly shows: string | undefined;
  readonly wholeSeconds: boolean;
}

/** A moment, and the zone that it should show. */
interface ZonedMoment extends Moment {
  readonly zone: string;
}

function baseOf(name: string, context: ValueContext): Moment {
  // Only where no other zone is in play: a run of `dags test` may keep the zone of its timetable.
  const shows = context.zone === 'UTC' ? 'UTC' : undefined;
  if (name === 'run.started')
    return { expression: 'dag.start_date.instance(dag_run.start_date)', shows, wholeSeconds: false };
  // A person may choose a moment with a fraction of a second. Windows between slots have none.
  const wholeSeconds = context.runs === 'windows' || context.runs === 'moved_windows';
  return { expression: dueMoment(name, context), shows, wholeSeconds };
}

/** The expression of the moment that a name of the run says, with whatever zone Airflow gave it. */
export function dueMoment(name: string, context: RunContext): string {
  switch (name) {
    case 'run.window_start':
    case 'run.window_end':
      if (context.runs === 'moments') throw new Error(`"${name}" of a pipeline without windows.`);
      return name === 'run.window_start' ? 'data_interval_start' : 'data_interval_end';
    case 'run.date':
      return context.runs === 'moments' ? slotAlone(context) : 'data_interval_start';
    case 'run.slot':
    case 'run.slot_date':
      return context.runs === 'moments' ? slotAlone(context) : 'data_interval_end';
  }
  throw new Error(`The Airflow target knows no moment "${name}".`);
}

function slotAlone(context: RunContext): string {
  if (!isAirflow3(context)) return 'logical_date';
  // A run of Airflow 3 that was started without a date has no logical date, and its times are plain datetimes.
  return 'dag.start_date.instance(logical_date | default(dag_run.run_after))';
}

function dateText(base: Moment, pipes: readonly Pipe[], zone: string): string {
  const last = pipes.at(-1);
  const needsMoment = last?.kind === 'epoch' || (last?.kind === 'format' && showsClock(last.parts));
  const moves = pipes.filter((pipe) => pipe.kind === 'shift' || pipe.kind === 'start_of');
  const mode = zone === 'UTC' ? 'utc' : needsMoment ? 'noon' : 'date';
  let expression = inZone(base, zone);
  // No clock changes at noon, and a date of pendulum has no clock: moving them never leaves the day.
  if (moves.length > 0 && mode !== 'utc') expression += mode === 'noon' ? '.replace(hour=12)' : '.date()';
  for (const pipe of moves) expression = movedDate(pipe, expression, mode);
  if (needsMoment) expression += mode === 'utc' ? `.start_of('day')` : midnight();
  return output(expression, last, 'ds');
}

/** `date`: the expression is a pendulum date; `utc`, `noon`: a datetime that shows UTC, or noon of its zone. */
type DateMode = 'date' | 'utc' | 'noon';

function movedDate(pipe: Extract<Pipe, { kind: 'shift' | 'start_of' }>, subject: string, mode: DateMode): string {
  if (pipe.kind === 'shift') return subject + added(pipe.amount, pipe.unit);
  if (pipe.unit === 'day') return subject;
  return mode === 'noon' ? firstDay(pipe.unit, subject) : `${subject}${pendulumStart(pipe.unit)}`;
}

function instantText(base: ZonedMoment, pipes: readonly Pipe[]): string {
  let moment = base;
  const last = pipes.at(-1);
  for (const pipe of pipes) moment = movedInstant(pipe, moment);
  if (last?.kind === 'epoch') return output(moment.expression, last, 'ts');
  const expression = inZone(moment, moment.zone);
  return output(
    moment.wholeSeconds || last?.kind === 'format' ? expression : `${expression}.replace(microsecond=0)`,
    last,
    'ts',
  );
}

function movedInstant(pipe: Pipe, moment: ZonedMoment): ZonedMoment {
  switch (pipe.kind) {
    case 'zone':
      return { ...moment, zone: pipe.zone };
    case 'shift': {
      const local = !/^[hms]$/u.test(pipe.unit);
      const expression = local ? inZone(moment, moment.zone) : moment.expression;
      return {
        ...moment,
        expression: expression + added(pipe.amount, pipe.unit),
        shows: local ? moment.zone : moment.shows,
      };
    }
    case 'start_of':
      return {
        ...moment,
        expression: startOf(pipe.unit, inZone(moment, moment.zone), moment.zone),
        shows: moment.zone,
      };
    case 'format':
    case 'epoch':
    case 'default':
      return moment;
  }
}

function startOf(unit: PeriodUnit, local: string, zone: string): string {
  if (zone === 'UTC') return `${local}${pendulumStart(unit)}`;
  if (unit === 'hour') return `${local}.add(minutes=-${local}.minute, seconds=-${local}.second)`;
  if (unit === 'week') return `${firstDay(unit, `${local}.replace(hour=12)`)}${midnight()}`;
  return `${local}${midnight(firstDayFields(unit, local))}`;
}

/** pendulum's own way, which is right where clocks never change. */
function pendulumStart(unit: PeriodUnit): string {
  return unit === 'quarter' ? `.first_of('quarter')` : `.start_of('${unit}')`;
}

/** The first day of a period, with the clock left as it is. */
function firstDay(unit: PeriodUnit, local: string): string {
  if (unit === 'week') return `${local}.add(days=-${local}.weekday())`;
  return `${local}.replace(${firstDayFields(unit, local).join(', ')})`;
}

function firstDayFields(unit: PeriodUnit, local: string): readonly string[] {
  switch (unit) {
    case 'year':
      return ['month=1', 'day=1'];
    case 'quarter':
      return [`month=${local}.quarter * 3 - 2`, 'day=1'];
    case 'month':
      return ['day=1'];
    case 'week':
    case 'day':
    case 'hour':
      return [];
  }
}

/** Sets the clock to midnight; where it is skipped, to what the clocks jumped to, and of two midnights to the later. */
function midnight(fields: readonly string[] = []): string {
  return `.replace(${[...fields, 'hour=0', 'minute=0', 'second=0', 'microsecond=0', 'fold=1'].join(', ')})`;
}

const pendulumUnits: Readonly<Record<ShiftUnit, string>> = {
  y: 'years',
  mo: 'months',
  w: 'weeks',
  d: 'days',
  h: 'hours',
  m: 'minutes',
  s: 'seconds',
};

function added(amount: number, unit: ShiftUnit): string {
  return `.add(${pendulumUnits[unit]}=${amount})`;
}

function inZone(moment: Moment, zone: string): string {
  return moment.shows === zone ? moment.expression : `${moment.expression}.in_timezone(${jinjaString(zone)})`;
}

/** Prints the expression as its last pipe says, else with Airflow's filter for dates (`ds`) or instants (`ts`). */
function output(expression: string, last: Pipe | undefined, filter: 'ds' | 'ts'): string {
  if (last?.kind === 'format') return formatOutput(expression, last.parts);
  if (last?.kind !== 'epoch') return jinjaOutput(`${expression} | ${filter}`);
  return jinjaOutput(`${expression}.int_timestamp${last.unit === 'ms' ? ' * 1000' : ''}`);
}
