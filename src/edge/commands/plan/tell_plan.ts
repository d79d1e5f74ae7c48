import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { risks, type Plan, type Risk } from '../../../model/plan.ts';
import { systemCode } from '../../host/system_error.ts';
import { wrongUsage, type Console, type ExitCode } from '../console.ts';
import { printPlan, type PlanFormat } from './print_plan.ts';

/** In which forms a plan is told, and what ends with 1. */
export interface TellOptions {
  readonly format: PlanFormat;
  /** A file that the page is written to. */
  readonly html?: string;
  /** The least risk with which the exit code is 1. */
  readonly failOn?: Risk;
}

/** Prints a plan, writes its page where one is asked for, and judges its risk. */
export async function tellPlan(console: Console, plan: Plan, options: TellOptions): Promise<ExitCode> {
  if (options.html !== undefined && !(await writePage(console, plan, options.html))) return 2;
  printPlan(console, plan, options.format);
  if (plan.head.hasErrors) {
    console.stderr.write('What has errors is not compiled: correct the errors, then plan again.\n');
    return 1;
  }
  return isAtLeast(plan.risk, options.failOn) ? 1 : 0;
}

function isAtLeast(risk: Risk | undefined, least: Risk | undefined): boolean {
  return risk !== undefined && least !== undefined && risks.indexOf(risk) <= risks.indexOf(least);
}

async function writePage(console: Console, plan: Plan, file: string): Promise<boolean> {
  const { planHtml } = await import('../../report/plan/html/plan_html.ts');
  try {
    writeFileSync(resolve(console.folder, file), planHtml(plan));
    return true;
  } catch (error) {
    wrongUsage(
      console,
      `"${file}" could not be written (${systemCode(error)}).`,
      'Name a file in a folder that you may write to.',
    );
    return false;
  }
}
