import type { Expression, Keyword } from './expression.ts';

/** True where two expressions are printed alike. */
export function isSameExpression(left: Expression, right: Expression): boolean {
  switch (left.kind) {
    case 'string':
      return right.kind === 'string' && left.value === right.value;
    case 'constant':
      return right.kind === 'constant' && left.text === right.text;
    case 'name':
      return right.kind === 'name' && left.name === right.name;
    case 'imported':
      return right.kind === 'imported' && left.module === right.module && left.name === right.name;
    case 'attribute':
      return right.kind === 'attribute' && left.name === right.name && isSameExpression(left.of, right.of);
    case 'subscript':
      return (
        right.kind === 'subscript' && isSameExpression(left.of, right.of) && isSameExpression(left.index, right.index)
      );
    case 'list':
    case 'tuple':
      return right.kind === left.kind && areAll(left.items, right.items, isSameExpression);
    case 'dict':
      return right.kind === 'dict' && areAll(left.entries, right.entries, isSameEntry);
    case 'call':
      return (
        right.kind === 'call' &&
        isSameExpression(left.callee, right.callee) &&
        areAll(left.positional, right.positional, isSameExpression) &&
        areAll(left.keywords, right.keywords, isSameKeyword)
      );
  }
}

type Entry = readonly [key: Expression, value: Expression];

function isSameEntry(left: Entry, right: Entry): boolean {
  return isSameExpression(left[0], right[0]) && isSameExpression(left[1], right[1]);
}

function isSameKeyword(left: Keyword, right: Keyword): boolean {
  return left[0] === right[0] && isSameExpression(left[1], right[1]);
}

function areAll<Part>(
  left: readonly Part[],
  right: readonly Part[],
  isSame: (one: Part, other: Part) => boolean,
): boolean {
  return (
    left.length === right.length &&
    left.every((part, index) => {
      const other = right[index];
      return other !== undefined && isSame(part, other);
    })
  );
}
