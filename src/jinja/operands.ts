import { didYouMean } from '../text/suggest.ts';
import { readArguments } from './arguments.ts';
import type { Reader, Shape } from './reader.ts';
import { placeOfName } from './scopes.ts';
import { readTuple } from './tuples.ts';

/** Names that are values of their own and can neither be set nor come from the context. */
export const constants: ReadonlySet<string> = new Set(['true', 'false', 'none', 'True', 'False', 'None']);
// Where one of these follows `is defined`, it is not the test's argument.
const afterTest: ReadonlySet<string> = new Set(['else', 'or', 'and']);

/** Reads a value with its sign, subscripts, calls, filters and tests. */
export function readUnary(reader: Reader): Shape {
  return readFilterChain(reader, readSigned(reader));
}

/** Reads `name(arguments)` parts of filters after the first `|`, or the first one without it. */
export function readFilters(reader: Reader, startsInline = false): void {
  let isInline = startsInline;
  while (isInline || reader.skipOperator('|')) {
    isInline = false;
    readDottedName(reader, 'filter');
    if (reader.isOperator('(')) readArguments(reader);
  }
}

function readSigned(reader: Reader): Shape {
  if (!reader.skipOperator('-') && !reader.skipOperator('+')) return readPostfix(reader, readPrimary(reader));
  reader.deeper(() => readSigned(reader), 'other');
  return readPostfix(reader, 'other');
}

/** Reads a name, a literal, or what stands in brackets. */
export function readPrimary(reader: Reader): Shape {
  const { token } = reader;
  if (token.kind === 'name') return readName(reader);
  if (token.kind === 'string') {
    while (reader.token.kind === 'string') reader.next();
    return 'other';
  }
  if (token.kind === 'integer' || token.kind === 'float') {
    reader.next();
    return 'other';
  }
  if (reader.skipOperator('(')) {
    const shape = readTuple(reader, { read: () => reader.readExpression(reader), inParentheses: true });
    reader.expectOperator(')');
    return shape;
  }
  if (reader.isOperator('[')) return readItems(reader, ']', () => reader.readExpression(reader));
  if (reader.isOperator('{')) return readItems(reader, '}', () => readPair(reader));
  reader.failExpecting('a value');
  return 'other';
}

function readName(reader: Reader): Shape {
  const token = reader.next();
  if (constants.has(token.text)) return 'other';
  reader.add({ kind: 'read', place: placeOfName(token) });
  return 'target';
}

function readItems(reader: Reader, close: string, readItem: () => void): Shape {
  reader.next();
  let isFirst = true;
  while (!reader.isEnd() && !reader.isOperator(close)) {
    if (!isFirst) reader.expectOperator(',');
    if (reader.isOperator(close)) break;
    isFirst = false;
    readItem();
  }
  reader.expectOperator(close);
  return 'other';
}

function readPair(reader: Reader): void {
  reader.readExpression(reader);
  reader.expectOperator(':');
  reader.readExpression(reader);
}

function readPostfix(reader: Reader, before: Shape): Shape {
  let shape = before;
  while (true) {
    if (reader.isOperator('.', '[')) {
      readSubscript(reader);
      shape = 'other';
    } else if (reader.isOperator('(')) {
      readArguments(reader);
      shape = 'call';
    } else return shape;
  }
}

function readFilterChain(reader: Reader, before: Shape): Shape {
  let shape = before;
  while (true) {
    if (reader.isOperator('|')) {
      readFilters(reader);
      shape = 'other';
    } else if (reader.isName('is')) {
      readTest(reader);
      shape = 'other';
    } else if (reader.isOperator('(')) {
      readArguments(reader);
      shape = 'call';
    } else return shape;
  }
}

function readSubscript(reader: Reader): void {
  if (reader.next().text === '.') {
    if (reader.token.kind !== 'integer') reader.expect('name', 'a name');
    else reader.next();
    return;
  }
  const open = reader.token;
  let count = 0;
  let hasSlice = false;
  while (!reader.isEnd() && !reader.isOperator(']')) {
    if (count > 0) reader.expectOperator(',');
    hasSlice = readSubscribed(reader) || hasSlice;
    count += 1;
  }
  reader.expectOperator(']');
  if (hasSlice && count > 1) reader.failAt(open, 'a slice cannot stand beside other indexes');
}

/** Reads an index or a slice; true for a slice. */
function readSubscribed(reader: Reader): boolean {
  if (!reader.isOperator(':')) reader.readExpression(reader);
  if (!reader.skipOperator(':')) return false;
  if (!reader.isOperator(':', ']', ',')) reader.readExpression(reader);
  if (reader.skipOperator(':') && !reader.isOperator(']', ',')) reader.readExpression(reader);
  return true;
}

function readTest(reader: Reader): void {
  reader.next();
  reader.skipName('not');
  readDottedName(reader, 'test');
  const { token } = reader;
  if (reader.isOperator('(')) readArguments(reader);
  else if (token.kind === 'name' && token.text === 'is') reader.failAt(token, 'a test cannot be tested again');
  else if (beginsArgument(reader)) readPostfix(reader, readPrimary(reader));
}

function beginsArgument(reader: Reader): boolean {
  const { token } = reader;
  if (token.kind === 'name') return !afterTest.has(token.text);
  return token.kind === 'string' || token.kind === 'integer' || token.kind === 'float' || reader.isOperator('[', '{');
}

function readDottedName(reader: Reader, kind: 'filter' | 'test'): void {
  const first = reader.expect('name', `a ${kind}`);
  let name = first.text;
  let { end } = first;
  while (reader.skipOperator('.')) {
    const part = reader.expect('name', 'a name');
    name += `.${part.text}`;
    ({ end } = part);
  }
  const known = kind === 'filter' ? reader.dialect.filters : reader.dialect.tests;
  if (reader.hasFailed || reader.isOptional || known.has(name)) return;
  const help = `Write one of Jinja's own ${kind}s, or of those that the target adds.`;
  const message = `Jinja has no ${kind} "${name}".${didYouMean(name, known)}`;
  reader.findings.push({ kind: 'said', message, help, start: first.start, end });
}
