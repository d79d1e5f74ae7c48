import { compareText } from '../../text/compare_text.ts';
/** Orders modules as isort does by default: case aside, and runs of digits by their number. */
export function compareModules(left: string, right: string): number {
  return compareNaturally(left.toLowerCase(), right.toLowerCase()) || compareNaturally(left, right);
}

/** Orders names of a `from` import as isort does by default: CONSTANTS, then Classes, then variables. */
export function compareNames(left: string, right: string): number {
  return rank(left) - rank(right) || compareModules(left, right);
}

function rank(name: string): number {
  if (name.length > 1 && /[A-Z]/.test(name) && !/[a-z]/.test(name)) return 0;
  return /^[A-Z]/.test(name) ? 1 : 2;
}

/** `v2` before `v10`. A run that begins with 0 is compared digit by digit, as behind a decimal point. */
function compareNaturally(left: string, right: string): number {
  // Only two runs of digits are compared otherwise than character by character.
  if (left === right || !hasDigit(left) || !hasDigit(right)) return compareText(left, right);
  const lefts = left.match(/\d+|\D/g) ?? [];
  const rights = right.match(/\d+|\D/g) ?? [];
  for (const [index, one] of lefts.entries()) {
    const other = rights[index];
    if (other === undefined) return 1;
    const order = isNumber(one) && isNumber(other) ? compareNumbers(one, other) : compareText(one, other);
    if (order !== 0) return order;
  }
  return lefts.length - rights.length;
}

function hasDigit(text: string): boolean {
  return /\d/.test(text);
}

function isNumber(part: string): boolean {
  return /^\d/.test(part);
}

function compareNumbers(left: string, right: string): number {
  const isFraction = left.startsWith('0') || right.startsWith('0');
  return (isFraction ? 0 : left.length - right.length) || compareText(left, right);
}
