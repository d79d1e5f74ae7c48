/** A key with its value, or no key. */
export function given<Key extends string, Type>(key: Key, value: Type | undefined): { readonly [name in Key]?: Type } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [name in Key]?: Type });
}
