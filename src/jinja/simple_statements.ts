import { readExpression, readExpressions } from './expressions.ts';
import type { Reader } from './reader.ts';
import type { NamePlace } from './scopes.ts';
import { readTargetName } from './targets.ts';

/** Statements without a body, by their names. Each begins at its name and ends before the tag does. */
export const simpleStatements: ReadonlyMap<string, (reader: Reader) => void> = new Map([
  ['do', readDo],
  ['extends', readExtends],
  ['from', readFrom],
  ['import', readImport],
  ['include', readInclude],
  ['print', readPrint],
]);

function readDo(reader: Reader): void {
  reader.next();
  readExpressions(reader);
}

function readExtends(reader: Reader): void {
  const { start, end } = reader.next();
  readExpression(reader);
  if (reader.isTopLevel) return;
  const message = 'Jinja takes "{% extends %}" only outside of loops, blocks and macros.';
  reader.findings.push({ kind: 'said', message, help: 'Move it to the beginning of the text.', start, end });
}

function readInclude(reader: Reader): void {
  reader.next();
  readExpression(reader);
  if (reader.isName('ignore') && reader.isName('missing', 1)) {
    reader.next();
    reader.next();
  }
  skipContext(reader);
}

function readImport(reader: Reader): void {
  reader.next();
  readExpression(reader);
  reader.expectName('as');
  reader.add({ kind: 'store', place: readTargetName(reader) });
  skipContext(reader);
}

function readFrom(reader: Reader): void {
  reader.next();
  readExpression(reader);
  reader.expectName('import');
  const names: NamePlace[] = [];
  do {
    if (names.length > 0) reader.expectOperator(',');
    if (reader.token.kind === 'name' && skipContext(reader)) break;
    names.push(readImportedName(reader));
  } while (!skipContext(reader) && reader.isOperator(','));
  reader.addAll('store', names);
}

function readImportedName(reader: Reader): NamePlace {
  const name = readTargetName(reader);
  if (name.name.startsWith('_')) reader.failAt(name, 'names that begin with "_" cannot be imported');
  return reader.skipName('as') ? readTargetName(reader) : name;
}

function skipContext(reader: Reader): boolean {
  const isContext = (reader.isName('with') || reader.isName('without')) && reader.isName('context', 1);
  if (!isContext) return false;
  reader.next();
  reader.next();
  return true;
}

function readPrint(reader: Reader): void {
  reader.next();
  let isFirst = true;
  while (!reader.isEnd() && reader.token.kind !== 'finish') {
    if (!isFirst) reader.expectOperator(',');
    isFirst = false;
    readExpression(reader);
  }
}
