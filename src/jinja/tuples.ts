import type { Reader, Shape } from './reader.ts';

/** How a list of expressions is read where a comma makes a tuple. */
export interface TupleForm {
  readonly read: () => Shape;
  /** In parentheses a tuple may be empty. */
  readonly inParentheses?: boolean;
}

/** Reads one expression or, where commas follow, a tuple. */
export function readTuple(reader: Reader, form: TupleForm): Shape {
  let count = 0;
  let shape: Shape = 'target';
  let isTuple = false;
  while (!(count > 0 && !reader.skipOperator(',')) && !isTupleEnd(reader)) {
    const item = form.read();
    count += 1;
    if (count === 1 && !reader.isOperator(',')) return item;
    isTuple = true;
    if (item !== 'target') shape = 'other';
  }
  if (!isTuple && form.inParentheses !== true) reader.failExpecting('a value');
  return shape;
}

function isTupleEnd(reader: Reader): boolean {
  const { kind } = reader.token;
  return kind === 'close' || kind === 'finish' || kind === 'eof' || reader.isOperator(')');
}
