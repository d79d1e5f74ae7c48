import type { Reader } from './reader.ts';

const pythonKeywords: ReadonlySet<string> = new Set(
  `False None True and as assert async await break class continue def del elif else except finally for from global if
  import in is lambda nonlocal not or pass raise return try while with yield`.split(/\s+/u),
);

/** Reads a call's arguments, with the parentheses. */
export function readArguments(reader: Reader): void {
  const open = reader.token;
  reader.expectOperator('(');
  const seen: SeenArguments = { names: new Set(), isRepeated: false, hasStar: false, hasDoubleStar: false };
  let isFirst = true;
  while (!reader.isEnd() && !reader.isOperator(')')) {
    if (!isFirst) reader.expectOperator(',');
    if (reader.isOperator(')')) break;
    isFirst = false;
    readArgument(reader, seen);
  }
  reader.expectOperator(')');
  // Python refuses a name that is given twice, unless one of them is a word of its own: then Jinja passes a dict.
  if (seen.isRepeated && ![...seen.names].some((name) => pythonKeywords.has(name))) {
    reader.failAt(open, 'an argument is given twice');
  }
}

interface SeenArguments {
  readonly names: Set<string>;
  isRepeated: boolean;
  hasStar: boolean;
  hasDoubleStar: boolean;
}

function readArgument(reader: Reader, seen: SeenArguments): void {
  const { token } = reader;
  let isInOrder = !seen.hasDoubleStar;
  if (reader.skipOperator('*')) {
    isInOrder &&= !seen.hasStar;
    seen.hasStar = true;
  } else if (reader.skipOperator('**')) seen.hasDoubleStar = true;
  else if (token.kind === 'name' && reader.isOperatorAhead('=')) {
    reader.next();
    reader.next();
    seen.isRepeated ||= seen.names.has(token.text);
    seen.names.add(token.text);
  } else isInOrder &&= !seen.hasStar && seen.names.size === 0;
  if (!isInOrder) reader.failAt(token, `"${token.text}" cannot follow the arguments before it`);
  reader.readExpression(reader);
}
