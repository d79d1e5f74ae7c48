import type { Field } from './cron_range.ts';

/**
 * The shortest portable text of a field: `*`, a step over the field (three values or more) or over a range (four
 * or more), else a list of numbers and upward ranges. Equal sets give equal texts, and only a full set gives `*`.
 */
export function fieldText(field: Field): string {
  if (field.full) return '*';
  const step = stepOf(field);
  if (step !== undefined) return `*/${step}`;
  const parts = rangeStep(field.values) ?? listText(field.values);
  return (field.lastDay ? [...parts, 'L'] : parts).join(',');
}

/** Numbers with each run of three or more as a range: `1,3-5`. */
export function listText(values: readonly number[]): readonly string[] {
  const parts: string[] = [];
  let index = 0;
  while (index < values.length) {
    const first = values[index] ?? 0;
    let length = 1;
    while (values[index + length] === first + length) length += 1;
    const last = first + length - 1;
    if (length >= 3) parts.push(`${first}-${last}`);
    else for (let value = first; value <= last; value += 1) parts.push(String(value));
    index += length;
  }
  return parts;
}

function stepOf({ values, low, high, lastDay }: Field): number | undefined {
  const [first, second] = values;
  if (values.length < 3 || lastDay || first !== low || second === undefined) return undefined;
  const step = second - first;
  if (step < 2 || values.length !== Math.floor((high - low) / step) + 1) return undefined;
  return values.every((value, index) => value === low + index * step) ? step : undefined;
}

function rangeStep(values: readonly number[]): readonly string[] | undefined {
  const [first = 0, second = 0] = values;
  const step = second - first;
  if (values.length < 4 || step < 2 || !values.every((value, index) => value === first + index * step))
    return undefined;
  return [`${first}-${values.at(-1)}/${step}`];
}
