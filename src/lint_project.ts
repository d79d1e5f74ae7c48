import { resolveUnit } from './compile.ts';
import { findings, type Findings } from './findings.ts';
import { checkSettings } from './lint/check_settings.ts';
import { hideCredentials } from './credentials/hide.ts';
import { linter, type EnvironmentLinter, type Linter } from './lint/lint.ts';
import { ownRules } from './lint/own_rules/own_rules.ts';
import { baselineFileOf, type BaselineFile } from './lint/settings.ts';
import type { Waiver } from './lint/waivers.ts';
import type { Builtins } from './model/builtins.ts';
import type { Environment } from './model/environment.ts';
import { existsIn } from './model/exists_in.ts';
import type { Rule } from './model/rule.ts';
import type { Snapshot } from './model/snapshot.ts';
import { readProject } from './project.ts';
import { resolveEnvironment } from './resolve/environment.ts';
import { unitOf } from './resolve/layers.ts';
import type { Diagnostic, Report } from './text/diagnostic.ts';

/** What a project looks like by its standards. */
export interface Linted {
  /** What is wrong with the specs, and what breaks a rule; without what is waived. */
  readonly diagnostics: readonly Diagnostic[];
  /** What breaks a rule and is let pass. */
  readonly waived: readonly WaivedFinding[];
  /** All waivers, those that are over among them. */
  readonly waivers: readonly Waiver[];
  /** The file with the findings that there were before. */
  readonly baseline: BaselineFile;
  /** The rules that ship with dagwright, then the organisation's own. */
  readonly rules: readonly Rule[];
  /** Whether all pipelines could be judged, in all of their environments. */
  readonly isWhole: boolean;
  /** How many pipelines there are; each is judged in each of its environments. */
  readonly pipelines: number;
  /** How many of them could be judged in all of their environments. */
  readonly judged: number;
}

/** A finding that a waiver lets pass. */
export interface WaivedFinding extends Diagnostic {
  readonly waiver: Waiver;
}

/**
 * Judges each pipeline of a repository in each of its environments by the standards of the project: what it will be
 * after all layers. A pipeline with mistakes is not judged; its mistakes are told.
 *
 * @param today `YYYY-MM-DD`; `step` is called after each pipeline in an environment.
 */
export function lintProject(
  snapshot: Snapshot,
  builtins: Builtins,
  { today, step }: { readonly today: string; readonly step: () => void },
): Linted {
  const found = findings();
  const waived = findings();
  const { target } = builtins;
  const project = readProject(snapshot, builtins, found.report);
  if (project === undefined) return unread(found.all([]));
  const own = ownRules(project, builtins.rules, textIn(snapshot), found.report);
  const rules = [...builtins.rules, ...own];
  checkSettings(project, rules, found.report);
  const environments = project.environments.map((id) => resolveEnvironment(id, project, target, found.within(id)));
  const judge = linter({ project, environments, rules, today });
  const views = environments.map((environment) => openView(environment, judge, found, waived));
  const unjudged = new Set<string>();
  // Pipeline by pipeline: what its environments have in common is read once.
  for (const [id, source] of project.pipelines) {
    for (const view of views.filter(({ environment }) => existsIn(source.tree, environment.id))) {
      const { environment, report } = view;
      const { pipeline } = resolveUnit(
        unitOf(project, environment.id, source, id),
        environment,
        snapshot,
        builtins,
        report,
      );
      if (pipeline === undefined) unjudged.add(id);
      else view.linter.see(pipeline);
      view.isWhole &&= pipeline !== undefined;
      step();
    }
  }
  for (const { linter: of, isWhole } of views) of.end(isWhole);
  const waivers = judge.end(found.report, unjudged);
  const { environments: all } = project;
  return {
    diagnostics: hideCredentials(found.all(all)),
    waived: hideCredentials(waived.all(all) as WaivedFinding[]),
    waivers,
    baseline: baselineFileOf(project),
    rules,
    isWhole: unjudged.size === 0,
    pipelines: project.pipelines.size,
    judged: project.pipelines.size - unjudged.size,
  };
}

/** How the pipelines of one environment are seen. */
interface View {
  readonly environment: Environment;
  readonly report: Report;
  readonly linter: EnvironmentLinter;
  isWhole: boolean;
}

function openView(environment: Environment, judge: Linter, found: Findings, waived: Findings): View {
  const report = found.within(environment.id);
  const letPass = waived.within(environment.id);
  const of = judge.environment(environment, {
    report,
    waived: (waiver) => (diagnostic) => letPass({ ...diagnostic, waiver } as WaivedFinding),
  });
  return { environment, report, linter: of, isWhole: environment.isComplete };
}

function textIn(snapshot: Snapshot): (path: string) => string | undefined {
  return (path) => {
    const reading = snapshot.read(path);
    return reading.kind === 'text' ? reading.source.text : undefined;
  };
}

/** What is known where there is no project. */
function unread(diagnostics: readonly Diagnostic[]): Linted {
  return {
    diagnostics: hideCredentials(diagnostics),
    waived: [],
    waivers: [],
    baseline: baselineFileOf(),
    rules: [],
    isWhole: false,
    pipelines: 0,
    judged: 0,
  };
}
