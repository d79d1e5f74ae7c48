/**
 * Whether a value that is named as secret is one: not a reference, a variable, a path, an example, or the name of where
 * the secret is kept. Of a password more words are taken for one than of a token, which nobody makes up.
 */
export function isSecret(value: string, name: string): boolean {
  if (value.length < 6 || /\s|[${}<>()[\]]|\*{3}/u.test(value)) return false;
  if (/^(?:[./~%@:]|[a-z][a-z0-9+.-]*:\/\/)/iu.test(value) || isExample(value)) return false;
  if (/pass|pwd|identified/iu.test(name)) return !isNameOfSecret(value);
  return /\d/u.test(value) && !isWords(value) && (value.length >= 32 || bitsOf(value) >= 3);
}

function isExample(value: string): boolean {
  return /^(?:x+|change[_-]?me|example|dummy|placeholder|redacted|secret|password|your[_-].*|my[_-].*|none|null|false|true|default|required)$/iu.test(
    value,
  );
}

/** `warehouse_password`, `ORDERS_API_TOKEN`: whoever writes this names a secret. */
function isNameOfSecret(value: string): boolean {
  return /^[a-z]+(?:[_.:/-][a-z]+)*[_.:/-](?:password|passwd|pwd|secret|token|key)$/iu.test(value);
}

/** Words with at most a number behind them: `orders-api-v2`, `2026-05-01`. */
function isWords(value: string): boolean {
  return /^(?:[a-z]+|[A-Z]+|\d{1,4}|[vV]\d{1,3})(?:[_.:/-](?:[a-z]+\d{0,2}|[A-Z]+\d{0,2}|[vV]?\d{1,4}))*$/u.test(value);
}

/** The bits of a character, by how often each one stands in the text. */
function bitsOf(value: string): number {
  const counts = new Map<string, number>();
  for (const char of value) counts.set(char, (counts.get(char) ?? 0) + 1);
  const shares = [...counts.values()].map((count) => count / value.length);
  return shares.reduce((bits, share) => bits - share * Math.log2(share), 0);
}
