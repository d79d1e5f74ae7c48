import {
  boolean,
  call,
  dict,
  float,
  imported,
  integer,
  list,
  none,
  string,
  type Expression,
  type Keyword,
} from '../../../emit/python/expression.ts';
import type { FreeValue } from '../../../model/free_value.ts';
import { literal, literalOf, type Text } from '../../../values/text.ts';
import { durationExpression, instantExpression } from './time_expressions.ts';

/** How a text becomes a string: rendered by Airflow, or read as it is. */
export type TextForm = (text: Text) => string;

/** Data of the user's own as Python. */
export function freeExpression(value: FreeValue, form: TextForm): Expression {
  if (value === null) return none;
  if (typeof value === 'boolean') return boolean(value);
  if (typeof value === 'number') return Number.isInteger(value) ? integer(value) : float(value);
  if (Array.isArray(value)) return string(form(value as Text));
  return structured(value as Exclude<FreeValue, Text | number | boolean | null>, form);
}

function structured(value: Exclude<FreeValue, Text | number | boolean | null>, form: TextForm): Expression {
  switch (value.kind) {
    case 'list':
      return list(value.items.map((item) => freeExpression(item, form)));
    case 'map':
      return dict([...value.entries].map(([key, item]) => [key, freeExpression(item, form)] as const));
    case 'duration':
      return durationExpression(value.seconds);
    case 'datetime':
      return instantExpression(value.wall, value.zone);
    case 'callable':
      return imported(value.module, value.function);
    case 'new':
      return call(classExpression(value.class), keywordsOf(value.with, asWritten));
    case 'plain':
      return string(form(literal(value.text)));
  }
}

// Templates are filled in lists and maps only: what is inside of an object arrives as it is written.
function asWritten(text: Text): string {
  const characters = literalOf(text);
  if (characters === undefined)
    throw new Error('airflow: a value of the run inside of an object was not refused before');
  return characters;
}

/** Keyword arguments from a map of the user's own. */
export function keywordsOf(entries: ReadonlyMap<string, FreeValue>, form: TextForm): readonly Keyword[] {
  return [...entries].map(([name, item]): Keyword => [name, freeExpression(item, form)]);
}

/** A class by its full name. */
export function classExpression(fullName: string): Expression {
  const dot = fullName.lastIndexOf('.');
  return imported(fullName.slice(0, dot), fullName.slice(dot + 1));
}
