import type { FormatPart } from './date_format.ts';

/**
 * What a value is: it decides which pipes it takes. A `date` is a day of the calendar in the pipeline's zone,
 * an `instant` a moment that is shown in a zone, `json` whatever JSON can hold, `secret` what nothing may look into.
 */
export type ValueType = 'date' | 'instant' | 'text' | 'number' | 'json' | 'secret';

export type Pipe =
  | { readonly kind: 'shift'; readonly amount: number; readonly unit: ShiftUnit }
  | { readonly kind: 'format'; readonly parts: readonly FormatPart[] }
  | { readonly kind: 'zone'; readonly zone: string }
  | { readonly kind: 'start_of'; readonly unit: PeriodUnit }
  | { readonly kind: 'epoch'; readonly unit: 's' | 'ms' }
  | { readonly kind: 'default'; readonly text: string };

/** `w d mo y` go by the local calendar, `h m s` by the clock of physics. */
export type ShiftUnit = 'y' | 'mo' | 'w' | 'd' | 'h' | 'm' | 's';

export type PeriodUnit = 'year' | 'quarter' | 'month' | 'week' | 'day' | 'hour';
