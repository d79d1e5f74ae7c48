import { resolveUnit } from './compile.ts';
import { findings } from './findings.ts';
import { checkSettings } from './lint/check_settings.ts';
import { hideCredentials } from './credentials/hide.ts';
import { linter } from './lint/lint.ts';
import { ownRules } from './lint/own_rules/own_rules.ts';
import { baselineFileOf, type BaselineFile } from './lint/settings.ts';
import type { Waiver } from './lint/waivers.ts';
import type { Builtins } from './model/builtins.ts';
import type { Rule } from './model/rule.ts';
import type { Snapshot } from './model/snapshot.ts';
import { readProject } from './project.ts';
import { resolveEnvironment } from './resolve/environment.ts';
import { unitsOf } from './resolve/layers.ts';
import type { Diagnostic } from './text/diagnostic.ts';

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
  const unjudged = new Set<string>();
  const judge = linter({ project, environments, rules, today });
  for (const environment of environments) {
    const report = found.within(environment.id);
    const letPass = waived.within(environment.id);
    const view = judge.environment(environment, {
      report,
      waived: (waiver) => (diagnostic) => letPass({ ...diagnostic, waiver } as WaivedFinding),
    });
    let isWhole = environment.isComplete;
    for (const unit of unitsOf(project, environment.id)) {
      const { pipeline } = resolveUnit(unit, environment, snapshot, builtins, report);
      if (pipeline === undefined) unjudged.add(unit.id);
      else view.see(pipeline);
      isWhole &&= pipeline !== undefined;
      step();
    }
    view.end(isWhole);
  }
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
