import * as fc from 'fast-check';
import type { Handover } from '../../../src/plan/time/handover.ts';
import type { CronSchedule } from '../../../src/time/runs.ts';
import { findWindowFault } from '../../../src/time/windows.ts';
import { cronOf, instantOf } from '../../time/crons.ts';

const day = 86_400;

/** Crons with at most a dozen slots a day, and those that have one a week or a month. */
const crons = [
  '30 4 * * *',
  '30 5 * * *',
  '30 3 * * *',
  '0 0 * * *',
  '50 23 * * *',
  '10 0 * * *',
  '0 */2 * * *',
  '15 */6 * * *',
  '0 6,18 * * *',
  '0 * * * *',
  '30 4 * * 1',
  '0 5 * * 1',
  '30 4 * * 1-5',
  '0 0 1 * *',
  '30 4 1,15 * *',
].map(cronOf);

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'];

const begin = instantOf('2026-01-01T00:00Z');

type Schedule = CronSchedule & { readonly kind: 'cron' };

/** A schedule that the language accepts: its windows meet, and its runs with catchup have tasks. */
export const anySchedule: fc.Arbitrary<Schedule> = fc
  .record({
    cron: fc.constantFrom(...crons),
    zone: fc.constantFrom(...zones),
    window: fc.constantFrom('since_previous' as const, 'since_previous' as const, 'none' as const, 3600, day),
    start: fc.integer({ min: 0, max: 60 * 24 }).map((hours) => begin + hours * 3600),
    catchup: fc.boolean(),
  })
  .map((one): Schedule => ({ kind: 'cron', ...one, catchup: one.catchup && typeof one.window !== 'number' }))
  .filter((one) => one.window !== 'since_previous' || findWindowFault(one) === undefined);

/** A schedule that takes over from another one, mostly in the same zone and by the same kind of window. */
export const anyHandover: fc.Arbitrary<Handover & { readonly before: Schedule; readonly after: Schedule }> = fc
  .record({
    before: anySchedule,
    other: anySchedule,
    keeps: fc.record({ zone: fc.boolean(), window: fc.boolean(), start: fc.boolean(), cron: fc.nat(9) }),
    now: fc.integer({ min: 0, max: 120 * 24 * 60 }).map((minutes) => begin + minutes * 60),
    airflow: fc.constantFrom('2.11', '3.2', '3.3'),
    isSameDag: fc.nat(9).map((one) => one > 0),
  })
  .map(({ before, other, keeps, now, airflow, isSameDag }) => {
    const after = {
      ...other,
      ...(keeps.zone ? { zone: before.zone } : {}),
      ...(keeps.window ? { window: before.window, catchup: before.catchup } : {}),
      ...(keeps.start ? { start: before.start } : {}),
      ...(keeps.cron === 0 ? { cron: before.cron } : {}),
    };
    return { before, after, now, airflow, isSameDag };
  })
  .filter(({ after }) => after.window !== 'since_previous' || findWindowFault(after) === undefined);
