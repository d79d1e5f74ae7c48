import type { Value } from '../../../tree/tree.ts';

/** JSON without blanks, with numbers as Airflow writes them: Python turns to exponents earlier than JavaScript does. */
export function jsonText(value: Value): string {
  if (typeof value === 'number') return numberText(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(jsonText).join(',')}]`;
  const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${jsonText(item)}`);
  return `{${entries.join(',')}}`;
}

/** `2e-07`, `1.2e+19`; between them as JavaScript has it. Integers beyond 2^53 are floats in a DAG file. */
function numberText(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  const [digits = '', power = '0'] = value.toExponential().split('e');
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 16) return Number.isInteger(value) ? `${value}.0` : String(value);
  return `${digits}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}
