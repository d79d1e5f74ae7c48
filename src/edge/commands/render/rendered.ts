import type { FreeValue } from '../../../model/free_value.ts';
import type { Param } from '../../../model/pipeline.ts';
import type { Value } from '../../../tree/tree.ts';
import { formatLocalTime } from '../../../time/calendar.ts';
import { formatDuration } from '../../../time/duration.ts';
import { evaluate, type RunMoment } from '../../../values/evaluate.ts';
import type { Piece, RunValue, Text } from '../../../values/text.ts';
import type { Field } from './fields.ts';
import { jsonText } from './json_text.ts';

/** What a run meets, as far as it is known without running it. */
export interface Known {
  readonly moment: RunMoment;
  readonly params: ReadonlyMap<string, Param>;
}

/** The value of a field as the run will see it. What only the orchestrator knows stands in angle quotes: ‹secret.token›. */
export function renderedField({ value, isTyped }: Field, known: Known): Value {
  return renderedValue(value, (text) => (isTyped ? loneValue(text, known) : textOf(text, known)));
}

function renderedValue(value: FreeValue, rendered: (text: Text) => Value): Value {
  if (value === null || typeof value !== 'object') return value;
  if (!('kind' in value)) return rendered(value);
  switch (value.kind) {
    case 'list':
      return value.items.map((item) => renderedValue(item, rendered));
    case 'map':
      return Object.fromEntries([...value.entries].map(([key, item]) => [key, renderedValue(item, rendered)]));
    case 'plain':
      return value.text;
    case 'duration':
      return formatDuration(value.seconds);
    case 'datetime':
      return `${formatLocalTime(value.wall)} ${value.zone}`;
    case 'callable':
      return `${value.module}:${value.function}`;
    case 'new':
      return `‹${value.class}›`;
  }
}

/** Alone, a value keeps its type. */
function loneValue(text: Text, known: Known): Value {
  const [only, ...others] = text;
  if (only?.kind === 'value' && others.length === 0) {
    const { path } = only.value;
    if (path[1] === 'params') return paramValue(only.value, known) ?? unknown(only.value);
    if (path[1] === 'attempt') return known.moment.attempt;
    if (only.value.pipes.at(-1)?.kind === 'epoch') return Number(evaluate(only.value, known.moment));
  }
  return textOf(text, known);
}

function textOf(text: Text, known: Known): string {
  return text.map((piece) => pieceText(piece, known)).join('');
}

function pieceText(piece: Piece, known: Known): string {
  switch (piece.kind) {
    case 'literal':
    case 'jinja':
      return piece.text;
    case 'value':
      return valueText(piece.value, known);
  }
}

function valueText(value: RunValue, known: Known): string {
  const [root, name] = value.path;
  if (root !== 'run' || name === 'id' || name === 'started') return unknown(value);
  if (name !== 'params') return evaluate(value, known.moment) ?? unknown(value);
  const param = paramValue(value, known);
  if (param === undefined) return unknown(value);
  return typeof param === 'string' ? param : jsonText(param);
}

/** Runs that are due by themselves are given the defaults. */
function paramValue({ path, pipes }: RunValue, { params }: Known): Value | undefined {
  const whole = params.get(String(path[2]))?.default;
  const found = path.slice(3).reduce<Value | undefined>(memberOf, whole);
  return found ?? pipes.find((pipe) => pipe.kind === 'default')?.text;
}

function memberOf(owner: Value | undefined, key: string | number): Value | undefined {
  if (owner === null || typeof owner !== 'object') return undefined;
  return Object.entries(owner).find(([each]) => each === String(key))?.[1];
}

function unknown({ path }: RunValue): string {
  return `‹${path.join('.')}›`;
}
