import type { Value } from '../tree/tree.ts';

/** What a validator says of one mistake; the shape is that of ajv. */
export interface Mistake {
  readonly keyword: string;
  /** JSON pointer of the value inside what was judged. */
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Set where a key is judged, not a value. */
  readonly propertyName?: string | undefined;
}

/** What one document says, of which other layers may give the rest, or what has come of all layers. */
export type Side = 'written' | 'effective';

/** Finds all mistakes of a value. */
export type Judge = (value: Value) => readonly Mistake[];

/** A validator as ajv compiles it. */
export interface CompiledValidator {
  (value: unknown): boolean;
  errors?: readonly Mistake[] | null;
}

/** The judge of a compiled validator. */
export function judgeOf(validator: CompiledValidator): Judge {
  return (value) => (validator(value) ? [] : (validator.errors ?? []));
}
