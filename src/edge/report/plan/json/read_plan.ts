import { formProblem } from './form_problem.ts';
import { isDeeperThan } from './json_depth.ts';
import { planVersion } from './plan_form.ts';
import { planOf } from './plan_of.ts';
import type { PlanReport } from './plan_report.ts';
import { unreal } from './unreal.ts';
import type { Plan } from '../../../../model/plan.ts';

/** The most bytes that are read: a plan of 2,000 changed pipelines in three environments has a quarter of it. */
export const mostBytes: number = 128 * 1024 * 1024;

/** YAML is read to a depth of 100; around its values a plan has a few levels of its own. */
const mostDepth = 120;

/** A plan, or why a text is none, in words that stand behind the name of the file: `is cut off, or no JSON`. */
export type PlanReading =
  | { readonly kind: 'plan'; readonly plan: Plan }
  | { readonly kind: 'problem'; readonly problem: string; readonly help: string };

/** Reads what `dagwright plan --format json` has printed. The text may come from anybody: nothing of it is trusted. */
export function readPlan(text: string): PlanReading {
  if (isDeeperThan(text, mostDepth)) return notOurs(`is nested more than ${mostDepth} deep, as no plan is.`);
  const value = parsed(text);
  if (value === undefined) return notOurs('is no JSON, or only a part of it.');
  const version = versionOf(value);
  if (version === undefined) return notOurs('has no version: it is no plan.');
  if (version !== planVersion) return otherVersion(version);
  const problem = formProblem(value);
  if (problem !== undefined) return notOurs(problem);
  const report = value as PlanReport;
  const fault = unreal(report);
  return fault === undefined ? { kind: 'plan', plan: planOf(report) } : notOurs(fault);
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function versionOf(value: object): number | undefined {
  const version: unknown = Object.hasOwn(value, 'version') ? (value as { version?: unknown }).version : undefined;
  return Number.isSafeInteger(version) ? (version as number) : undefined;
}

function notOurs(problem: string): PlanReading {
  return { kind: 'problem', problem, help: 'Give a file that "dagwright plan --format json" has printed, as it is.' };
}

function otherVersion(version: number): PlanReading {
  const isNewer = version > planVersion;
  return {
    kind: 'problem',
    problem: `is a plan of version ${version}; this dagwright reads version ${planVersion}.`,
    help: `It was made by ${isNewer ? 'a newer' : 'an older'} dagwright: use the same one in both places, or make the plan again with this one.`,
  };
}
