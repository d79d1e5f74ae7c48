import { parseCron, type Cron } from './cron.ts';
import { formatDuration } from './duration.ts';

/** Why runs cannot be due at that distance, and what to write instead. */
export interface EveryProblem {
  readonly kind: 'problem';
  readonly message: string;
  readonly help: string;
}

const day = 86_400;

/**
 * The cron that runs at this distance stand for: 900 seconds are a minute field of steps of 15, 7200 an hour field of
 * steps of 2. A distance is a divisor of 60 minutes, or of 24 hours in whole hours: each hour or day looks alike.
 */
export function everyCron(seconds: number): Cron | EveryProblem {
  const text = cronTextOf(seconds);
  if (text === undefined) return { kind: 'problem', message: whyNot(seconds), help: nearest(seconds) };
  const cron = parseCron(text);
  if (cron.kind === 'problem') throw new Error(`The cron "${text}" of ${seconds} seconds was refused: ${cron.message}`);
  return cron;
}

/** All distances that a cron can keep, in ascending order: the divisors of an hour, then those of a day. */
const distances: readonly number[] = [
  ...divisorsOf(60).map((minutes) => minutes * 60),
  ...divisorsOf(24).map((hours) => hours * 3600),
].filter((seconds, index, all) => all.indexOf(seconds) === index);

function divisorsOf(whole: number): readonly number[] {
  return Array.from({ length: whole }, (_, index) => index + 1).filter((value) => whole % value === 0);
}

function cronTextOf(seconds: number): string | undefined {
  if (!distances.includes(seconds)) return undefined;
  if (seconds === day) return '0 0 * * *';
  return seconds < 3600 ? `${stepText(seconds / 60)} * * * *` : `0 ${stepText(seconds / 3600)} * * *`;
}

function stepText(step: number): string {
  return step === 1 ? '*' : `*/${step}`;
}

function whyNot(seconds: number): string {
  const written = `"every: ${formatDuration(seconds)}"`;
  if (seconds === 0) return `${written} leaves no time between two runs.`;
  if (seconds > day) return `${written} is longer than a day.`;
  if (seconds % 60 !== 0) return `${written} is not a number of whole minutes.`;
  if (seconds < 3600) return `${written} does not divide an hour, so that no two hours would look alike.`;
  if (seconds % 3600 !== 0) return `${written} is more than an hour, but not a number of whole hours.`;
  return `${written} does not divide a day, so that no two days would look alike.`;
}

function nearest(seconds: number): string {
  if (seconds > day) return 'Write a cron: "0 0 * * 1" is every Monday, "0 0 1 * *" the first of each month.';
  const below = distances.findLast((distance) => distance < seconds);
  const above = distances.find((distance) => distance > seconds);
  const words = [below, above].flatMap((distance) => (distance === undefined ? [] : [`"${formatDuration(distance)}"`]));
  return `Write ${words.join(' or ')}.`;
}
