/** What the text of a plain scalar stands for in YAML 1.2's core schema: `on`, `yes` and dates are text. */
export function resolvePlain(text: string): string | number | boolean | null {
  switch (text) {
    case '':
    case '~':
    case 'null':
    case 'Null':
    case 'NULL':
      return null;
    case 'true':
    case 'True':
    case 'TRUE':
      return true;
    case 'false':
    case 'False':
    case 'FALSE':
      return false;
  }
  return mayBeNumber(text) ? (resolveNumber(text) ?? text) : text;
}

/**
 * The number that a text stands for, or undefined where it is no number. `.inf`, `.nan` and numbers beyond the range
 * come back as they are: not finite. Minus zero is zero.
 */
export function resolveNumber(text: string): number | undefined {
  if (decimal.test(text)) return Number(text) + 0;
  if (prefixed.test(text)) return Number(text);
  if (infinite.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  return notANumber.test(text) ? NaN : undefined;
}

/** True where the number does not say what the text says: digits are lost, or it left the range. */
export function losesDigits(text: string, value: number): boolean {
  if (!Number.isFinite(value)) return decimal.test(text) || prefixed.test(text);
  if (integer.test(text) || prefixed.test(text)) return !Number.isSafeInteger(value);
  return significantDigits(text) !== significantDigits(String(value));
}

const integer = /^[-+]?[0-9]+$/u;
const decimal = /^[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$/u;
const prefixed = /^0(?:o[0-7]+|x[0-9a-fA-F]+)$/u;
const infinite = /^[-+]?\.(?:inf|Inf|INF)$/u;
const notANumber = /^\.(?:nan|NaN|NAN)$/u;

function mayBeNumber(text: string): boolean {
  const first = text.charCodeAt(0);
  // Digits, or one of "+", "-" and ".": everything else is text without a closer look.
  return (first >= 0x30 && first <= 0x39) || first === 0x2b || first === 0x2d || first === 0x2e;
}

/** The digits that count, without sign, point, exponent and the zeros around them. */
function significantDigits(text: string): string {
  const digits = text.replace(/[eE].*$/u, '').replace(/[^0-9]/gu, '');
  let start = 0;
  let end = digits.length;
  while (digits[start] === '0') start += 1;
  while (end > start && digits[end - 1] === '0') end -= 1;
  return digits.slice(start, end);
}
