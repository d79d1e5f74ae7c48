import { concatenate, literal, type Piece, type Text } from '../../../../../values/text.ts';

/** Where an object lies in a store: `scheme://container/object`. */
export interface Location {
  readonly container: Text;
  readonly object: Text;
}

/** The parts of a path with a scheme; undefined where one of them is missing. */
export function locationOf(path: Text): Location | undefined {
  const [, rest = []] = split(path, '://') ?? [];
  const [container = [], object = []] = split(rest, '/') ?? [];
  return container.length === 0 || object.length === 0 ? undefined : { container, object };
}

/** `reports@account.blob.core.windows.net`: what stands before the account, which the connection names. */
export function withoutAccount(container: Text): Text {
  return split(container, '@')?.[0] ?? container;
}

/** The text before and after the first such characters of its author; undefined where there are none. */
function split(text: Text, separator: string): readonly [before: Text, after: Text] | undefined {
  const index = text.findIndex((piece) => at(piece, separator) >= 0);
  const piece = text[index];
  if (piece?.kind !== 'literal') return undefined;
  const start = at(piece, separator);
  return [
    concatenate(text.slice(0, index), literal(piece.text.slice(0, start))),
    concatenate(literal(piece.text.slice(start + separator.length)), text.slice(index + 1)),
  ];
}

function at(piece: Piece, separator: string): number {
  return piece.kind === 'literal' ? piece.text.indexOf(separator) : -1;
}
