import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { builtins } from '../../../builtins/index.ts';
import { risks, type Plan, type Risk } from '../../../model/plan.ts';
import { withOtherOutput } from '../../../plan/other_output.ts';
import { filesNamedIn } from '../../../plan/sources.ts';
import { planProject, type Planned } from '../../../planning/plan_project.ts';
import { layout } from '../../../model/layout.ts';
import type { Snapshot } from '../../../model/snapshot.ts';
import { hasErrors } from '../../../text/diagnostic.ts';
import { openSides, type OpenSides } from '../../git/open_sides.ts';
import { systemCode } from '../../host/system_error.ts';
import { openProject, type ProjectOptions } from '../open_project.ts';
import { wrongUsage, type Console, type ExitCode } from '../console.ts';
import { printFindings } from '../findings.ts';
import { instantHelp, readInstant } from '../moment.ts';
import { openProgress } from '../progress.ts';
import { printPlan, type PlanFormat } from './print_plan.ts';

export interface PlanOptions extends ProjectOptions {
  readonly base?: string;
  readonly head?: string;
  /** The moment from which on runs are compared; absent: now. */
  readonly now?: string;
  readonly format: PlanFormat;
  /** A file that the page is written to. */
  readonly html?: string;
  /** The least risk with which the exit code is 1. */
  readonly failOn?: Risk;
}

/** Says what a change of the repository does at run time, and changes nothing. */
export async function planCommand(console: Console, options: PlanOptions): Promise<ExitCode> {
  const project = openProject(console, options);
  if (project === 2) return 2;
  const now = options.now === undefined ? console.now() : readInstant(options.now, 'UTC');
  if (now === undefined) return wrongUsage(console, `"${options.now ?? ''}" is no moment.`, instantHelp);
  const sides = await openSides(project.root, project.snapshot, options);
  if ('problem' in sides) return wrongUsage(console, sides.problem, sides.help);
  try {
    const planned = await planSides(console, sides, { now, environments: options.env ?? [] });
    return await told(console, planned, options);
  } finally {
    sides.close();
  }
}

/** Files that specs name lie anywhere: what the plan asked for in vain is fetched, and the plan made again. */
async function planSides(
  console: Console,
  sides: OpenSides,
  wanted: { readonly now: number; readonly environments: readonly string[] },
): Promise<Planned> {
  askForNamedFiles(sides);
  await sides.fetch();
  for (;;) {
    const progress = openProgress(console);
    const { base, head } = sides;
    const planned = planProject(base.snapshot, head.snapshot, builtins, {
      ...wanted,
      base: { name: base.name, ...(base.commit === undefined ? {} : { commit: base.commit }) },
      head: { name: head.name, ...(head.commit === undefined ? {} : { commit: head.commit }) },
      step: progress.step,
    });
    progress.end();
    if (!(await sides.fetch())) return withOutputOf(sides, planned);
  }
}

async function withOutputOf(sides: OpenSides, planned: Planned): Promise<Planned> {
  const { plan, moved } = planned;
  if (plan === undefined) return planned;
  return { ...planned, plan: withOtherOutput(plan, await sides.otherOutput(), moved) };
}

/** Looks at each file that a spec of either side seems to name, so that all are fetched at once. */
function askForNamedFiles({ base, head }: OpenSides): void {
  for (const { snapshot } of [base, head])
    for (const path of specPaths(snapshot)) {
      const reading = snapshot.read(path);
      if (reading.kind !== 'text') continue;
      for (const named of filesNamedIn(reading.source)) [base, head].forEach((side) => side.snapshot.read(named));
    }
}

function specPaths(snapshot: Snapshot): readonly string[] {
  const folders = [layout.environments, layout.pipelines];
  const files = folders.flatMap((folder) => snapshot.list(folder)).filter((path) => /\.ya?ml$/u.test(path));
  return [layout.project, ...files];
}

async function told(console: Console, { plan, diagnostics }: Planned, options: PlanOptions): Promise<ExitCode> {
  printFindings(diagnostics, 'text', console);
  if (plan === undefined) return 1;
  if (options.html !== undefined && !(await writePage(console, plan, options.html))) return 2;
  printPlan(console, plan, options.format);
  if (hasErrors(diagnostics)) {
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
