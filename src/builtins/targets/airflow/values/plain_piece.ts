import type { Piece } from '../../../../values/text.ts';

/**
 * Whether a piece of a text is known to hold nothing that needs care but what its author wrote: characters, and values
 * that are digits, letters and `+ - . :` in every run.
 */
export function isPlainPiece(piece: Piece): boolean {
  if (piece.kind === 'literal') return true;
  if (piece.kind === 'jinja') return false;
  const [root, name] = piece.value.path;
  const isMoment = root === 'run' && name !== 'params' && name !== 'id';
  return isMoment && !piece.value.pipes.some((pipe) => pipe.kind === 'format' || pipe.kind === 'default');
}
