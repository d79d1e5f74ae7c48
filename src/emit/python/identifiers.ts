const keywords: ReadonlySet<string> = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global ' +
    'if import in is lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);

/**
 * True when the text is a plain Python name: ASCII letters, digits and underscores, no keyword.
 * Python accepts more letters, but changes some of them when it reads a file (NFKC), so they do not count.
 */
export function isIdentifier(text: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(text) && !keywords.has(text);
}

/** The name itself; throws when it would not be a name in Python, as callers have to see to that. */
export function identifier(text: string): string {
  if (isIdentifier(text)) return text;
  throw new Error(`Python printer: ${JSON.stringify(text)} is no Python name.`);
}

/** The module path itself, such as `airflow.sdk`; throws when one of its parts is no Python name. */
export function modulePath(text: string): string {
  for (const part of text.split('.')) identifier(part);
  return text;
}

const builtins: ReadonlySet<string> = new Set(
  (
    'abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex ' +
    'delattr dict dir divmod enumerate eval exec filter float format frozenset getattr globals hasattr hash help hex ' +
    'id input int isinstance issubclass iter len list locals map max memoryview min next object oct open ord pow ' +
    'print property range repr reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip'
  ).split(' '),
);

/** True for the functions that every module of Python has: a name of the module's own would hide them. */
export function isBuiltin(name: string): boolean {
  return builtins.has(name);
}
