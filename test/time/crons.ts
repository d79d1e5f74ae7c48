import * as fc from 'fast-check';
import { parseCron, type Cron } from '../../src/time/cron.ts';

/** The cron of a text that the language accepts. */
export function cronOf(text: string): Cron {
  const cron = parseCron(text);
  if (cron.kind === 'problem') throw new Error(`"${text}": ${cron.message}`);
  return cron;
}

/** The epoch seconds of an ISO 8601 text with its offset or `Z`. */
export function instantOf(text: string): number {
  return Date.parse(text) / 1000;
}

/** UTC to the minute, as the measured data write it. */
export function utc(instant: number): string {
  return new Date(instant * 1000)
    .toISOString()
    .replace(/:00\.000Z$/, 'Z')
    .replace('.000Z', 'Z');
}

const values = (low: number, high: number): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: low, max: high }).map(String) },
    fc.uniqueArray(fc.integer({ min: low, max: high }), { minLength: 2, maxLength: 4 }).map((list) => list.join(',')),
    fc
      .tuple(fc.integer({ min: low, max: high - 1 }), fc.integer({ min: low + 1, max: high }))
      .map(([from, to]) => (from < to ? `${from}-${to}` : `${to}-${from + 1}`)),
    fc.integer({ min: 1, max: high - low }).map((step) => `*/${step}`),
  );

const star = fc.constant('*');
const mostly = (often: fc.Arbitrary<string>, rarely: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof({ weight: 4, arbitrary: often }, { weight: 1, arbitrary: rarely });

/** Crons of the language, many of them near the hours at which clocks change. */
export const anyCron: fc.Arbitrary<Cron> = fc
  .tuple(
    mostly(fc.oneof(fc.constantFrom('0', '30', '*/20', '0,30', '15', '*/15'), values(0, 59)), star),
    mostly(fc.oneof(values(0, 4), values(0, 23)), star),
    mostly(star, fc.oneof(values(1, 31), fc.constantFrom('L', '15,L'))),
    mostly(star, values(1, 12)),
    mostly(star, values(0, 6)),
  )
  .map((fields) => parseCron(fields.join(' ')))
  .filter((cron) => cron.kind === 'cron');

/** Zones with the common rules and the odd ones: half hours, two hours, midnight, Ramadan, none at all. */
export const anyZone: fc.Arbitrary<string> = fc.constantFrom(
  'UTC',
  'Asia/Kolkata',
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/St_Johns',
  'America/Havana',
  'America/Nuuk',
  'America/Santiago',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Antarctica/Troll',
);
