import { readUnary } from './operands.ts';
import type { Reader, Shape } from './reader.ts';
import { readTuple } from './tuples.ts';

const comparisons = ['==', '!=', '<', '<=', '>', '>='];

/** Reads one expression. */
export function readExpression(reader: Reader): Shape {
  return reader.deeper(() => readCondition(reader), 'other');
}

/** Reads an expression that no inline `if` may follow, as in `{% for x in … if … %}`. */
export function readPlainExpression(reader: Reader): Shape {
  return reader.deeper(() => readOr(reader), 'other');
}

/** Reads what `{{ }}` may hold: an expression or a tuple without parentheses. */
export function readExpressions(reader: Reader): Shape {
  return readTuple(reader, { read: () => readExpression(reader) });
}

function readCondition(reader: Reader): Shape {
  const findings = reader.findings.length;
  let shape = readOr(reader);
  while (reader.skipName('if')) {
    // Jinja looks for the filters of an inline `if` when it renders, so what was found missing so far is not.
    reader.findings.splice(findings);
    shape = 'other';
    reader.optionally(() => {
      readOr(reader);
      if (reader.skipName('else')) readExpression(reader);
    });
  }
  return shape;
}

function readOr(reader: Reader): Shape {
  return readChain(reader, () => reader.skipName('or'), readAnd);
}

function readAnd(reader: Reader): Shape {
  return readChain(reader, () => reader.skipName('and'), readNot);
}

function readNot(reader: Reader): Shape {
  if (!reader.skipName('not')) return readComparison(reader);
  reader.deeper(() => readNot(reader), 'other');
  return 'other';
}

function readComparison(reader: Reader): Shape {
  return readChain(reader, () => skipComparison(reader), readSum);
}

function skipComparison(reader: Reader): boolean {
  if (reader.isOperator(...comparisons)) return reader.next().kind === 'operator';
  if (reader.skipName('in')) return true;
  return reader.isName('not') && reader.isName('in', 1) && reader.skipName('not') && reader.skipName('in');
}

function readSum(reader: Reader): Shape {
  return readChain(reader, () => reader.skipOperator('+') || reader.skipOperator('-'), readJoin);
}

function readJoin(reader: Reader): Shape {
  return readChain(reader, () => reader.skipOperator('~'), readProduct);
}

function readProduct(reader: Reader): Shape {
  return readChain(
    reader,
    () => reader.isOperator('*', '/', '//', '%') && reader.next().kind === 'operator',
    readPower,
  );
}

function readPower(reader: Reader): Shape {
  return readChain(reader, () => reader.skipOperator('**'), readUnary);
}

function readChain(reader: Reader, skip: () => boolean, readOperand: (reader: Reader) => Shape): Shape {
  let shape = readOperand(reader);
  while (skip()) {
    readOperand(reader);
    shape = 'other';
  }
  return shape;
}
