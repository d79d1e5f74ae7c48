import { resolve } from 'node:path';
import { sayingOf } from '../../../model/reading_problem.ts';
import { readNamed } from '../../host/read.ts';
import { mostBytes, readPlan } from '../../report/plan/json/read_plan.ts';
import { wrongUsage, type Console, type ExitCode } from '../console.ts';
import type { PlanOptions } from './plan_options.ts';
import { tellPlan } from './tell_plan.ts';

/** Tells a plan that was made before, maybe elsewhere and by somebody else. No project and no git is looked at. */
export async function madePlan(console: Console, file: string, options: PlanOptions): Promise<ExitCode> {
  const senseless = senselessFlag(options);
  if (senseless !== undefined)
    return wrongUsage(
      console,
      `the plan in "${file}" is made already: "--${senseless}" has no say in it.`,
      `Leave "--${senseless}" out; it belongs to the command that made the plan.`,
    );
  const reading = readNamed(resolve(console.folder, file), file, mostBytes);
  if (reading.kind === 'too-large')
    return wrongUsage(
      console,
      `the file "${file}" has ${reading.bytes} bytes; ${reading.limit} are the most that a plan has.`,
      'Give a file that "dagwright plan --format json" has printed, as it is.',
    );
  if (reading.kind !== 'text') {
    const { message, help } = sayingOf(file, reading);
    return wrongUsage(console, message, help);
  }
  const read = readPlan(reading.source.text);
  if (read.kind === 'problem') return wrongUsage(console, `"${file}" ${read.problem}`, read.help);
  return tellPlan(console, read.plan, options);
}

/** What decides what a plan says, and so can only be asked for where it is made. */
function senselessFlag({ base, head, env = [], now, root }: PlanOptions): string | undefined {
  const given = { base, head, env: env[0], now, root };
  return Object.entries(given).find(([, value]) => value !== undefined)?.[0];
}
