import { styleText } from 'node:util';
import type { Risk } from '../../../../model/plan.ts';

/** Gives a text its colour. What it says can be read without. */
export type Paint = (style: Style, text: string) => string;

export type Style = Risk | 'bold' | 'dim' | 'added' | 'removed';

const styles = {
  critical: ['bold', 'red'],
  high: 'red',
  medium: 'yellow',
  low: 'blue',
  bold: 'bold',
  dim: 'dim',
  added: 'green',
  removed: 'red',
} as const satisfies Readonly<Record<Style, Parameters<typeof styleText>[0]>>;

/** No colours. */
export function plainPaint(_: Style, text: string): string {
  return text;
}

/** Colours of a terminal; whether there are any is decided by who calls. */
export function colorPaint(style: Style, text: string): string {
  const chosen: Parameters<typeof styleText>[0] = [styles[style]].flat();
  return styleText(chosen, text, { validateStream: false });
}
