import { constants, readPrimary } from './operands.ts';
import type { Reader, Shape } from './reader.ts';
import { placeOfName, type NamePlace } from './scopes.ts';
import { readTuple } from './tuples.ts';

/** What a value is assigned to. */
export interface Target {
  readonly names: readonly NamePlace[];
  /** The `ns` of `ns.attribute`: it is read, not set. */
  readonly reads: readonly NamePlace[];
}

/**
 * Reads what a value is assigned to.
 * @param withAttributes whether `ns.attribute` may stand in it
 */
export function readTarget(reader: Reader, withAttributes = false): Target {
  const { token } = reader;
  const reads: NamePlace[] = [];
  const readItem = (): Shape => readTargetItem(reader, withAttributes, reads);
  const { events, result } = reader.collect(() => readTuple(reader, { read: readItem }));
  if (result !== 'target') reader.failAt(token, `"${token.text}" cannot be set`);
  return { names: events.flatMap((event) => (event.kind === 'read' ? [event.place] : [])), reads };
}

/** Reads one name that is set. */
export function readTargetName(reader: Reader): NamePlace {
  const token = reader.expect('name', 'a name');
  if (constants.has(token.text)) reader.failAt(token, `"${token.text}" cannot be set`);
  return placeOfName(token);
}

function readTargetItem(reader: Reader, withAttributes: boolean, reads: NamePlace[]): Shape {
  const { token } = reader;
  const isAttribute =
    withAttributes && token.kind === 'name' && !constants.has(token.text) && reader.isOperatorAhead('.');
  if (!isAttribute) return readPrimary(reader);
  reads.push(placeOfName(reader.next()));
  reader.next();
  reader.expect('name', 'a name');
  return 'target';
}
