import type { Reader } from './reader.ts';
import { readTargetName } from './targets.ts';

/**
 * Reads the parameters of a macro, with the parentheses.
 * @param parameters receives their names
 * @returns false when one of them is `caller`, which Jinja provides itself, and has no default
 */
export function readSignature(reader: Reader, parameters: string[]): boolean {
  const names = new Set<string>();
  let hasDefaults = false;
  let isCallerSafe = true;
  reader.expectOperator('(');
  while (!reader.isEnd() && !reader.isOperator(')')) {
    if (parameters.length > 0) reader.expectOperator(',');
    const place = readTargetName(reader);
    if (names.has(place.name)) reader.failAt(place, `the parameter "${place.name}" is there twice`);
    names.add(place.name);
    parameters.push(place.name);
    if (reader.skipOperator('=')) {
      hasDefaults = true;
      reader.readExpression(reader);
    } else if (hasDefaults)
      reader.failAt(place, `the parameter "${place.name}" needs a default, as those before it have one`);
    else if (place.name === 'caller') isCallerSafe = false;
  }
  reader.expectOperator(')');
  return isCallerSafe;
}
