import type { Piece, Text } from '../../../../values/text.ts';
import { isPlainPiece } from './plain_piece.ts';
import { throughFilter } from './through_filter.ts';

/**
 * The template of a text that Kubernetes leaves as it is: in commands and variables it takes `$(NAME)` for a variable,
 * and `$$` for a dollar.
 *
 * @param templated the template of a text without regard to that
 */
export function unexpanded(text: Text, templated: (text: Text) => string): string {
  if (text.every(isPlainPiece)) return templated(text.map(doubled));
  return templated(throughFilter(text, "value | replace('$', '$$')"));
}

/** Two dollars are one, wherever they stand: so each is doubled where one is followed by what would give it a meaning. */
function doubled(piece: Piece): Piece {
  if (piece.kind !== 'literal') return piece;
  return { kind: 'literal', text: piece.text.replaceAll(/\$+(?=\()|\$\$+|\$$/gu, '$&$&') };
}
