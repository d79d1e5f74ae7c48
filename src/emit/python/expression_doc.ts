import type { Call, Expression, Imported, Keyword } from './expression.ts';
import { isIdentifier } from './identifiers.ts';
import { brackets, type Doc, type Piece, text } from './layout.ts';
import { blockLiteral, stringLiteral } from './strings.ts';

/** The name under which the module knows something that it imports. */
export type NameOf = (imported: Imported) => string;

/** How an expression is laid out when it is all that a statement consists of: texts of several lines become blocks. */
export function statementDoc(expression: Expression, nameOf: NameOf): Doc {
  switch (expression.kind) {
    case 'call':
      return [...statementDoc(expression.callee, nameOf), argumentList(expression, nameOf, blockOrLine)];
    case 'attribute':
      return [...statementDoc(expression.of, nameOf), text(`.${expression.name}`)];
    case 'string':
      return blockOrLine(expression, nameOf);
    default:
      return expressionDoc(expression, nameOf);
  }
}

/** How an expression is laid out anywhere else: every string in one line. */
export function expressionDoc(expression: Expression, nameOf: NameOf): Doc {
  switch (expression.kind) {
    case 'string':
      return [text(stringLiteral(expression.value))];
    case 'constant':
      return [text(expression.text)];
    case 'name':
      return [text(expression.name)];
    case 'imported':
      return [text(nameOf(expression))];
    case 'attribute':
      return [...expressionDoc(expression.of, nameOf), text(`.${expression.name}`)];
    case 'subscript':
      return [
        ...expressionDoc(expression.of, nameOf),
        brackets('[', [expressionDoc(expression.index, nameOf)], ']', 'literal'),
      ];
    case 'call':
      return [...expressionDoc(expression.callee, nameOf), argumentList(expression, nameOf, expressionDoc)];
    case 'list':
      return [brackets('[', docsOf(expression.items, nameOf), ']', 'literal')];
    case 'tuple':
      return [brackets('(', docsOf(expression.items, nameOf), ')', 'tuple')];
    case 'dict':
      return [
        brackets(
          '{',
          expression.entries.map(([key, value]) => [
            ...expressionDoc(key, nameOf),
            colon,
            ...expressionDoc(value, nameOf),
          ]),
          '}',
          'literal',
        ),
      ];
  }
}

const colon = text(': ');

function docsOf(expressions: readonly Expression[], nameOf: NameOf): readonly Doc[] {
  return expressions.map((part) => expressionDoc(part, nameOf));
}

type ArgumentDoc = (value: Expression, nameOf: NameOf) => Doc;

function blockOrLine(value: Expression, nameOf: NameOf): Doc {
  const block = value.kind === 'string' ? blockLiteral(value.value) : undefined;
  return block === undefined ? expressionDoc(value, nameOf) : [text(block)];
}

function argumentList(call: Call, nameOf: NameOf, argumentDoc: ArgumentDoc): Piece {
  const items: Doc[] = call.positional.map((value) => expressionDoc(value, nameOf));
  const others: Keyword[] = [];
  for (const [keyword, value] of call.keywords) {
    if (isIdentifier(keyword)) items.push([text(`${keyword}=`), ...argumentDoc(value, nameOf)]);
    else others.push([keyword, value]);
  }
  if (others.length > 0) items.push([text('**'), ...expressionDoc(dictOf(others), nameOf)]);
  return brackets('(', items, ')', 'arguments');
}

function dictOf(keywords: readonly Keyword[]): Expression {
  return { kind: 'dict', entries: keywords.map(([key, value]) => [{ kind: 'string', value: key }, value]) };
}
