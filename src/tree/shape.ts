/** What merging needs to know of a value. The language's schemas have this form. */
export interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly each?: Shape;
  readonly items?: Shape;
  readonly shorthand?: { readonly key: string } | { readonly words: readonly string[] };
  readonly alternatives?: readonly (readonly string[])[];
  readonly free?: boolean;
  readonly declared?: boolean;
}

/** The shape at a key of a map. */
export function shapeAt(shape: Shape | undefined, key: string): Shape | undefined {
  if (shape?.properties !== undefined && Object.hasOwn(shape.properties, key)) return shape.properties[key];
  return shape?.each;
}
