import { builtins } from '../../../builtins/index.ts';
import { withOtherOutput } from '../../../plan/other_output.ts';
import { filesNamedIn } from '../../../plan/sources.ts';
import { planProject, type Planned } from '../../../planning/plan_project.ts';
import { layout } from '../../../model/layout.ts';
import type { Snapshot } from '../../../model/snapshot.ts';
import { openSides, type OpenSides } from '../../git/open_sides.ts';
import { openProject } from '../open_project.ts';
import { wrongUsage, type Console, type ExitCode } from '../console.ts';
import { printFindings } from '../findings.ts';
import { instantHelp, readInstant } from '../moment.ts';
import { openProgress } from '../progress.ts';
import type { PlanOptions } from './plan_options.ts';
import { tellPlan } from './tell_plan.ts';

/** Says what a change of the repository does at run time, and changes nothing. */
export async function planCommand(console: Console, options: PlanOptions): Promise<ExitCode> {
  if (options.fromJson === undefined) return newPlan(console, options);
  const { madePlan } = await import('./made_plan.ts');
  return madePlan(console, options.fromJson, options);
}

async function newPlan(console: Console, options: PlanOptions): Promise<ExitCode> {
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
  return plan === undefined ? 1 : tellPlan(console, plan, options);
}
