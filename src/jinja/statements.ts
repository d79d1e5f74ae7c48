import { didYouMean } from '../text/suggest.ts';
import { readExpression, readExpressions, readPlainExpression } from './expressions.ts';
import { readFilters } from './operands.ts';
import type { Reader } from './reader.ts';
import { readsFirst, type NameEvent, type NamePlace } from './scopes.ts';
import { readSignature } from './signature.ts';
import { simpleStatements } from './simple_statements.ts';
import { readTarget, readTargetName } from './targets.ts';
import { isBlank, type Span, type Token } from './tokens.ts';
import { readTuple } from './tuples.ts';

const bodyStatements: ReadonlyMap<string, (reader: Reader, tag: Span) => void> = new Map([
  ['autoescape', readAutoescape],
  ['block', readBlock],
  ['call', readCall],
  ['filter', readFilter],
  ['for', readFor],
  ['if', readIf],
  ['macro', readMacro],
  ['set', readSet],
  ['with', readWith],
]);
const tagNames = [...bodyStatements.keys(), ...simpleStatements.keys(), 'raw'];
const endNames = [...[...bodyStatements.keys(), 'raw'].map((name) => `end${name}`), 'elif', 'else'];

/** Reads a whole template. */
export function readTemplate(reader: Reader): void {
  readParts(reader, []);
}

/**
 * Reads text and tags up to a tag of one of the given names, or to the end of the text.
 * @returns true when there was nothing but white space and comments
 */
function readParts(reader: Reader, ends: readonly string[]): boolean {
  let isEmpty = true;
  while (!reader.isEnd()) {
    const { token } = reader;
    if (token.kind === 'data') {
      isEmpty = isBlank(reader.next().text) && isEmpty;
      continue;
    }
    if (token.kind === 'begin') {
      reader.next();
      if (ends.some((name) => reader.isName(name))) return isEmpty;
      readStatement(reader, token, ends);
      reader.expect('finish', '"%}"');
    } else readValue(reader);
    isEmpty = false;
  }
  return isEmpty;
}

function readValue(reader: Reader): void {
  reader.expect('open', 'a tag');
  readExpressions(reader);
  reader.expect('close', '"}}"');
}

function readStatement(reader: Reader, begin: Span, ends: readonly string[]): void {
  const { token } = reader;
  const tag = { start: begin.start, end: token.end };
  const withBody = bodyStatements.get(token.text);
  const simple = simpleStatements.get(token.text);
  if (token.kind !== 'name') reader.failExpecting('the name of a statement');
  else if (withBody !== undefined) reader.deeper(() => withBody(reader, tag), undefined);
  else if (simple !== undefined) simple(reader);
  else failUnknown(reader, token, ends);
}

function failUnknown(reader: Reader, token: Token, ends: readonly string[]): void {
  const expected = ends.map((end) => `"{% ${end} %}"`).join(' or ');
  if (!endNames.includes(token.text)) {
    const message = `Jinja has no statement "${token.text}".${didYouMean(token.text, [...tagNames, ...endNames])}`;
    const help = 'Write one of its statements; where the text itself is meant, write ${{ "{%" }} for its beginning.';
    reader.fail({ kind: 'said', message, help, start: token.start, end: token.end });
  } else if (expected === '')
    reader.failAt(token, 'it closes nothing', 'Remove it, or write what it closes before it.');
  else reader.failAt(token, `${expected} is expected first`, `Write ${expected} before it.`);
}

/** Reads to the end of the opening tag, its body, and the name of the tag that ends it, which is returned. */
function readBody(reader: Reader, tag: Span, ends: readonly string[], whenRead?: (isEmpty: boolean) => void): string {
  reader.skipOperator(':');
  reader.expect('finish', '"%}"');
  const isEmpty = readParts(reader, ends);
  const end = `"{% ${ends[0] ?? ''} %}"`;
  if (reader.isEnd() && !reader.hasFailed) reader.failAt(tag, `no ${end} follows`, `Write ${end} where it is over.`);
  whenRead?.(isEmpty);
  return reader.next().text;
}

function readSet(reader: Reader, tag: Span): void {
  reader.next();
  const target = readTarget(reader, true);
  refuseLoopName(reader, target.names);
  const isInline = reader.skipOperator('=');
  if (isInline) readExpressions(reader);
  const filters = reader.collect(() => isInline || reader.strictly(() => readFilters(reader))).events;
  reader.addAll('read', target.reads);
  reader.addAll('store', target.names);
  if (isInline) return;
  reader.within('plain', [], () => {
    readBody(reader, tag, ['endset']);
    // Jinja forgets to look for the names that these filters read.
    for (const event of filters) if (event.kind === 'read') reader.add({ kind: 'borrow', place: event.place });
  });
}

function readFor(reader: Reader, tag: Span): void {
  reader.next();
  reader.loops += 1;
  const { names } = readTarget(reader);
  refuseLoopName(reader, names);
  reader.expectName('in');
  readTuple(reader, { read: () => readPlainExpression(reader) });
  const parameters = names.map(({ name }) => name);
  if (reader.skipName('if')) reader.within('plain', parameters, () => readExpression(reader));
  reader.skipName('recursive');
  const end = reader.within('loop', parameters, () => readBody(reader, tag, ['endfor', 'else']));
  if (end === 'else') reader.within('plain', [], () => readBody(reader, tag, ['endfor']));
  reader.loops -= 1;
}

function refuseLoopName(reader: Reader, names: readonly NamePlace[]): void {
  const place = names.find(({ name }) => name === 'loop');
  if (place !== undefined && reader.loops > 0) reader.failAt(place, 'a loop cannot set "loop"');
}

function readIf(reader: Reader, tag: Span): void {
  const branches: (readonly NameEvent[])[] = [];
  const readBranch = (read: () => string): string => {
    const { events, result } = reader.collect(read);
    branches.push(events);
    return result;
  };
  reader.optionally(() => {
    reader.next();
    readCondition(reader);
    let end = readBranch(() => readBody(reader, tag, ['endif', 'elif', 'else']));
    while (end === 'elif') end = readBranch(() => readElif(reader, tag));
    if (end === 'else') readBranch(() => readBody(reader, tag, ['endif']));
  });
  reader.add({ kind: 'branches', branches });
}

function readElif(reader: Reader, tag: Span): string {
  readCondition(reader);
  return readBody(reader, tag, ['endif', 'elif', 'else']);
}

function readCondition(reader: Reader): void {
  readTuple(reader, { read: () => readPlainExpression(reader) });
}

function readWith(reader: Reader, tag: Span): void {
  reader.next();
  const names: string[] = [];
  let isFirst = true;
  while (!reader.isEnd() && reader.token.kind !== 'finish') {
    if (!isFirst) reader.expectOperator(',');
    isFirst = false;
    for (const { name } of readTarget(reader).names) names.push(name);
    reader.expectOperator('=');
    readExpression(reader);
  }
  reader.within('plain', names, () => readBody(reader, tag, ['endwith']));
}

function readAutoescape(reader: Reader, tag: Span): void {
  reader.next();
  reader.within('plain', [], () => {
    readExpression(reader);
    readBody(reader, tag, ['endautoescape']);
  });
}

function readFilter(reader: Reader, tag: Span): void {
  reader.next();
  reader.strictly(() => readFilters(reader, true));
  reader.within('plain', [], () => readBody(reader, tag, ['endfilter']));
}

function readBlock(reader: Reader, tag: Span): void {
  reader.next();
  const name = reader.expect('name', "the block's name");
  reader.skipName('scoped');
  const isRequired = reader.skipName('required');
  if (reader.blockNames.has(name.text)) reader.failAt(name, `the text has another block "${name.text}"`);
  reader.blockNames.add(name.text);
  reader.within('block', [], () =>
    readBody(reader, tag, ['endblock'], (isEmpty) => {
      if (isRequired && !isEmpty) reader.failAt(name, 'a required block may hold white space and comments only');
    }),
  );
  reader.skipName(name.text);
}

function readMacro(reader: Reader, tag: Span): void {
  reader.next();
  const name = readTargetName(reader);
  reader.add({ kind: 'store', place: name });
  readMacroScope(reader, (parameters) => readSignature(reader, parameters), tag, 'endmacro');
}

function readCall(reader: Reader, tag: Span): void {
  const { isOptional } = reader;
  reader.next();
  const called: NameEvent[] = [];
  const readHead = (parameters: string[]): boolean => {
    const isSafe = reader.isOperator('(') ? readSignature(reader, parameters) : true;
    const read = (): void => readCalled(reader);
    // The call belongs to the scope around the block, its parameters to the block.
    called.push(...reader.collect(() => (isOptional ? reader.optionally(read) : read())).events);
    return isSafe;
  };
  readMacroScope(reader, readHead, tag, 'endcall');
  reader.add(...called);
}

function readCalled(reader: Reader): void {
  const { token } = reader;
  if (readExpression(reader) !== 'call') reader.failAt(token, 'a call is expected, such as "{% call totals() %}"');
}

/** @param readHead reads what stands before the body; false when a parameter `caller` has no default */
function readMacroScope(reader: Reader, readHead: (parameters: string[]) => boolean, tag: Span, end: string): void {
  const parameters: string[] = [];
  reader.within('macro', parameters, (scope) => {
    const isCallerSafe = readHead(parameters);
    scope.bodyFrom = scope.events.length;
    readBody(reader, tag, [end]);
    if (!isCallerSafe && readsFirst(scope, 'caller')) reader.failAt(tag, 'its parameter "caller" needs a default');
  });
}
