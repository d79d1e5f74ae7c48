import { boolean, dict, float, integer, list, none, string, type Expression } from '../../../emit/python/expression.ts';
import type { Value } from '../../../tree/tree.ts';

/** A value of JSON as Python has it. */
export function jsonExpression(value: Value): Expression {
  if (value === null) return none;
  if (typeof value === 'string') return string(value);
  if (typeof value === 'boolean') return boolean(value);
  if (typeof value === 'number') return Number.isSafeInteger(value) ? integer(value) : float(value);
  if (Array.isArray(value)) return list(value.map(jsonExpression));
  return dict(Object.entries(value).map(([key, item]) => [key, jsonExpression(item)] as const));
}
