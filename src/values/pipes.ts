import { didYouMean } from '../text/suggest.ts';
import { isZone, zoneNames } from '../time/zone.ts';
import { formatCodes, inCodes, readDateFormat } from './date_format.ts';
import type { Pipe, ShiftUnit, ValueType } from './pipe.ts';
import type { PipeArgument, PipeCall, ReferenceProblem } from './reference_grammar.ts';

export interface ReadPipes {
  readonly kind: 'pipes';
  readonly pipes: readonly Pipe[];
  /** What comes out of the last pipe. */
  readonly type: ValueType;
}

/** Each pipe as a reader of the documentation needs it. */
export const pipeNames: Readonly<Record<Pipe['kind'], string>> = {
  shift: 'moves a date or an instant: shift(-3d), shift(1mo), shift(-6h)',
  format: 'writes a date or an instant: format("%Y/%m/%d")',
  zone: 'shows an instant in another zone: zone("UTC")',
  start_of: 'goes to the first moment of its year, quarter, month, week (Monday), day or hour: start_of(month)',
  epoch: 'counts from 1970-01-01T00:00:00Z: epoch(s), epoch(ms)',
  default: 'is used where nothing is stored: default("none")',
};

// A lowered pipe may mention what stands before it three times, so their number bounds the size of the output.
const mostPipes = 5;

/** Reads the pipes of a reference to a value of a type; the first that cannot stand there is the problem. */
export function readPipes(calls: readonly PipeCall[], type: ValueType): ReadPipes | ReferenceProblem {
  const pipes: Pipe[] = [];
  let current = type;
  const surplus = calls[mostPipes];
  if (surplus !== undefined) return problem(surplus, `A value takes at most ${mostPipes} pipes.`, 'Leave some out.');
  for (const call of calls) {
    const pipe = readPipe(call);
    if (pipe.kind === 'problem') return pipe;
    const next = typeAfter(pipe, current);
    if (typeof next !== 'string') return problem(call, next.message, next.help);
    pipes.push(pipe);
    current = next;
  }
  return { kind: 'pipes', pipes, type: current };
}

function readPipe(call: PipeCall): Pipe | ReferenceProblem {
  switch (call.name) {
    case 'shift':
      return readShift(call);
    case 'format':
      return readFormat(call);
    case 'zone':
      return readZone(call);
    case 'start_of':
      return readStartOf(call);
    case 'epoch':
      return readEpoch(call);
    case 'default':
      return readDefault(call);
    default: {
      const names = Object.keys(pipeNames);
      return problem(
        call,
        `There is no pipe "${call.name}".${didYouMean(call.name, names)}`,
        `The pipes are ${names.join(', ')}.`,
      );
    }
  }
}

const shiftWords = { y: 100, mo: 1_200, w: 5_200, d: 36_500, h: 876_000, m: 52_560_000, s: 3_153_600_000 } as const;

function readShift(call: PipeCall): Pipe | ReferenceProblem {
  const help = 'Write a sign, a number and a unit, such as shift(-3d) or shift(1mo): y mo w d h m s.';
  const argument = only(call, 'word');
  const match = /^([+-]?)(\d{1,10})([a-z]+)$/u.exec(argument?.value ?? '');
  const unit = match?.[3] ?? '';
  if (argument === undefined || match === null || !isShiftUnit(unit)) {
    return problem(argument ?? call, `"shift" needs one length, such as -3d.`, help);
  }
  const size = Number(match[2]);
  if (size === 0) return problem(argument, `"shift(${argument.value})" moves nothing.`, help);
  if (size > shiftWords[unit]) return problem(argument, `"shift(${argument.value})" moves more than 100 years.`, help);
  return { kind: 'shift', amount: match[1] === '-' ? -size : size, unit };
}

function isShiftUnit(unit: string): unit is ShiftUnit {
  return Object.hasOwn(shiftWords, unit);
}

function readFormat(call: PipeCall): Pipe | ReferenceProblem {
  const help = `The codes are ${Object.keys(formatCodes).join(' ')}; %% is a percent sign.`;
  const argument = only(call, 'text');
  if (argument === undefined || argument.value === '') {
    return problem(call, '"format" needs one text, such as "%Y/%m/%d".', help);
  }
  const format = readDateFormat(argument.value);
  if (format.kind === 'unknown') return problem(argument, `"format" does not know "${format.code}".`, help);
  if (format.parts.every((part) => part.kind === 'literal')) {
    const meant = inCodes(argument.value);
    const instead = meant === undefined ? help : `Write format("${meant}").`;
    return problem(argument, `"format" shows nothing of the date: "${argument.value}" holds no code.`, instead);
  }
  return { kind: 'format', parts: format.parts };
}

function readZone(call: PipeCall): Pipe | ReferenceProblem {
  const argument = only(call, 'text');
  const help = 'Write an IANA name, such as zone("UTC") or zone("Europe/Berlin").';
  if (argument === undefined) return problem(call, '"zone" needs the name of one time zone.', help);
  if (isZone(argument.value)) return { kind: 'zone', zone: argument.value };
  return problem(
    argument,
    `There is no time zone "${argument.value}".${didYouMean(argument.value, zoneNames())}`,
    help,
  );
}

const periods = ['year', 'quarter', 'month', 'week', 'day', 'hour'] as const;

function readStartOf(call: PipeCall): Pipe | ReferenceProblem {
  const argument = only(call, 'word');
  const unit = periods.find((period) => period === argument?.value);
  if (unit !== undefined) return { kind: 'start_of', unit };
  const near = argument === undefined ? '' : didYouMean(argument.value, periods);
  return problem(argument ?? call, `"start_of" needs one of ${periods.join(', ')}.${near}`, 'Write start_of(month).');
}

function readEpoch(call: PipeCall): Pipe | ReferenceProblem {
  const unit = only(call, 'word')?.value;
  if (unit === 's' || unit === 'ms') return { kind: 'epoch', unit };
  return problem(
    call.arguments[0] ?? call,
    '"epoch" needs s or ms.',
    'Write epoch(s) for seconds, epoch(ms) for milliseconds.',
  );
}

function readDefault(call: PipeCall): Pipe | ReferenceProblem {
  const argument = only(call, 'text');
  if (argument !== undefined) return { kind: 'default', text: argument.value };
  return problem(call.arguments[0] ?? call, '"default" needs one text in quotes.', 'Write default("none").');
}

/** The call's argument, if it has exactly one, and of that kind. */
function only(call: PipeCall, kind: PipeArgument['kind']): PipeArgument | undefined {
  const [argument, second] = call.arguments;
  return second === undefined && argument?.kind === kind ? argument : undefined;
}

interface Refusal {
  readonly message: string;
  readonly help: string;
}

/** What a pipe makes of a type, or why it cannot stand there. */
function typeAfter(pipe: Pipe, type: ValueType): ValueType | Refusal {
  if (type === 'secret') {
    return refuse('A secret takes no pipe.', 'What a pipe makes of it would not be masked in logs.');
  }
  if (pipe.kind === 'default') {
    if (type === 'json') return 'text';
    return refuse(`"default" stands after ${typeWords[type]}, which always has a value.`, 'Leave it out.');
  }
  if (type !== 'date' && type !== 'instant') {
    return refuse(
      `"${pipe.kind}" takes a date or an instant, not ${typeWords[type]}.`,
      type === 'json'
        ? 'Only default("…") may follow here.'
        : `Write "${pipe.kind}" before what makes ${typeWords[type]}.`,
    );
  }
  return type === 'date' ? afterDate(pipe) : afterInstant(pipe);
}

function afterInstant(pipe: Exclude<Pipe, { kind: 'default' }>): ValueType {
  switch (pipe.kind) {
    case 'shift':
    case 'zone':
    case 'start_of':
      return 'instant';
    case 'format':
      return 'text';
    case 'epoch':
      return 'number';
  }
}

function afterDate(pipe: Exclude<Pipe, { kind: 'default' }>): ValueType | Refusal {
  const instants = 'Use run.slot or run.window_start, which are instants.';
  if (pipe.kind === 'zone') return refuse('A date has no time zone that "zone" could change.', instants);
  if (pipe.kind === 'shift' && /^[hms]$/u.test(pipe.unit)) {
    return refuse(`A date has no hours; "shift" moves it by d, w, mo or y, not by ${pipe.unit}.`, instants);
  }
  if (pipe.kind === 'start_of' && pipe.unit === 'hour')
    return refuse('A date has no hours that could start.', instants);
  return pipe.kind === 'shift' || pipe.kind === 'start_of' ? 'date' : afterInstant(pipe);
}

const typeWords: Readonly<Record<ValueType, string>> = {
  date: 'a date',
  instant: 'an instant',
  text: 'a text',
  number: 'a number',
  json: 'a value from the store or a task',
  secret: 'a secret',
};

function refuse(message: string, help: string): Refusal {
  return { message, help };
}

function problem(
  at: { readonly start: number; readonly end: number },
  message: string,
  help: string,
): ReferenceProblem {
  return { kind: 'problem', message, help, start: at.start, end: at.end };
}
