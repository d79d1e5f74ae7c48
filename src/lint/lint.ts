import type { Environment } from '../model/environment.ts';
import type { Pipeline } from '../model/pipeline.ts';
import type { Project } from '../model/project.ts';
import type { PipelinesView, Rule, RuleContext, RuleReport } from '../model/rule.ts';
import type { Report } from '../text/diagnostic.ts';
import { reporter } from './reporter.ts';
import { settingsOf, type RuleSetting, type Settings } from './settings.ts';
import { waiverBook, type WaiverBook } from './waiver_book.ts';
import { unusedWaiver, type Waiver } from './waivers.ts';

/** What judging a project by its standards needs. */
export interface LintJob {
  readonly project: Project;
  /** In the order of promotion. */
  readonly environments: readonly Environment[];
  readonly rules: readonly Rule[];
  /** `YYYY-MM-DD`: waivers end, and some rules look ahead. */
  readonly today: string;
}

/** Where findings of one environment go, and those that a waiver lets pass. */
export interface LintReports {
  readonly report: Report;
  readonly waived: (waiver: Waiver) => Report;
}

/** Judges pipelines one after the other, environment by environment. */
export interface Linter {
  environment(environment: Environment, reports: LintReports): EnvironmentLinter;
  /**
   * To be called at the end: what people wrote is judged, and waivers that were of no use are told. Gives all waivers.
   *
   * @param unjudged pipelines that were not seen in all of their environments: a waiver of theirs may be of use there.
   */
  end(report: Report, unjudged: ReadonlySet<string>): readonly Waiver[];
}

export interface EnvironmentLinter {
  see(pipeline: Pipeline): void;
  /** @param isWhole whether each pipeline of the environment was seen. */
  end(isWhole: boolean): void;
}

/** A linter for a project. */
export function linter(job: LintJob): Linter {
  const settings = settingsOf(job.project, job.rules);
  const book = waiverBook(job.rules, job.today);
  return {
    environment: (environment, reports) => environmentLinter(job, settings, book, environment, reports),
    end(report, unjudged) {
      judgeProject(job, settings(), report);
      for (const waiver of book.unused()) {
        const mayBeOfUse = unjudged.size > 0 || book.isUsedSomewhere(waiver);
        if (!unjudged.has(waiver.pipeline)) report(unusedWaiver(waiver, mayBeOfUse));
      }
      return book.all();
    },
  };
}

function environmentLinter(
  job: LintJob,
  settings: Settings,
  book: WaiverBook,
  environment: Environment,
  reports: LintReports,
): EnvironmentLinter {
  const views = viewsOf(job.rules);
  const use = (waiver: Waiver): Report => {
    book.use(waiver);
    return reports.waived(waiver);
  };
  return {
    see(pipeline) {
      const waivers = book.see(pipeline, reports.report);
      for (const [rule, setting] of settings(environment.id, pipeline.tier)) {
        const view = views.get(rule);
        if (setting.level === 'off' || (rule.check === undefined && view === undefined)) continue;
        const report = reporter({ rule: rule.id, level: setting.level, pipeline, waivers, use }, reports.report);
        const context = contextOf(job, setting, environment, report);
        rule.check?.(pipeline, context);
        view?.see(pipeline, context);
      }
    },
    end(isWhole) {
      for (const [rule, setting] of settings(environment.id)) {
        // One that only some tiers keep has seen their pipelines, and tells of these.
        const { level } = setting;
        const report = level === 'off' ? (): void => undefined : reporter({ rule: rule.id, level }, reports.report);
        views.get(rule)?.end({ ...contextOf(job, setting, environment, report), isWhole });
      }
    },
  };
}

function judgeProject(job: LintJob, settings: ReadonlyMap<Rule, RuleSetting>, report: Report): void {
  for (const [rule, setting] of settings) {
    if (setting.level === 'off') continue;
    const told = reporter({ rule: rule.id, level: setting.level }, report);
    const { project, environments, today } = job;
    rule.checkProject?.({ project, environments, options: setting.options, today, report: told });
  }
}

function contextOf(
  { project, environments, today }: LintJob,
  { options }: RuleSetting,
  environment: Environment,
  report: RuleReport,
): RuleContext {
  return { project, environment, environments, options, today, report };
}

function viewsOf(rules: readonly Rule[]): ReadonlyMap<Rule, PipelinesView> {
  return new Map(rules.flatMap((rule) => (rule.across === undefined ? [] : [[rule, rule.across()] as const])));
}
