import type { Text } from '../values/text.ts';

/** Data of the user's own after its references are filled. A text may hold values of the run. */
export type FreeValue = Text | number | boolean | null | FreeList | FreeMap | TypedValue;

export interface FreeList {
  readonly kind: 'list';
  readonly items: readonly FreeValue[];
}

export interface FreeMap {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, FreeValue>;
}

/** A value that JSON lacks. */
export type TypedValue =
  /** Seconds. */
  | { readonly kind: 'duration'; readonly seconds: number }
  | { readonly kind: 'datetime'; readonly wall: number; readonly zone: string }
  /** A function, named `module:function`. */
  | { readonly kind: 'callable'; readonly module: string; readonly function: string }
  /** An object of a class, made with keyword arguments. */
  | { readonly kind: 'new'; readonly class: string; readonly with: ReadonlyMap<string, FreeValue> }
  /** Text that the target never renders. */
  | { readonly kind: 'plain'; readonly text: string };
