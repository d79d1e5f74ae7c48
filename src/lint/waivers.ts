import type { Pipeline, Task } from '../model/pipeline.ts';
import type { Rule } from '../model/rule.ts';
import type { Report } from '../text/diagnostic.ts';
import { parseLocalTime } from '../time/calendar.ts';
import { pathOf } from '../tree/path_of.ts';
import { child, placeOf, text, type Leaf, type Tree } from '../tree/tree.ts';
import { withoutCredentials } from '../credentials/credentials.ts';
import { idsOf, reportUnknown } from './check_settings.ts';

/** A rule that a pipeline, or one of its tasks, does not keep, and why that is right. */
export interface Waiver {
  readonly pipeline: string;
  /** Absent: it speaks for the whole pipeline. */
  readonly task?: string;
  readonly rule: string;
  readonly reason: string;
  /** The last day, `YYYY-MM-DD`. */
  readonly until: string;
  readonly ticket?: string;
  /** Its `rule`, for findings. */
  readonly at: Leaf;
  readonly untilAt: Tree;
}

/** The waivers of a pipeline in one environment, and of its tasks. */
export function waiversOf(pipeline: Pipeline): readonly Waiver[] {
  return [undefined, ...pipeline.tasks].flatMap((task) => written(pipeline, task));
}

/** Whether a waiver holds today. One that names no rule, or whose last day is over or in no calendar, is reported. */
export function holds(waiver: Waiver, rules: readonly Rule[], today: string, report: Report): boolean {
  const day = parseLocalTime(waiver.until);
  const isKnown = rules.some(({ id }) => id === waiver.rule);
  if (!isKnown) reportUnknown('rule', waiver.rule, waiver.at, idsOf(rules), report);
  else if (day.kind === 'problem') report(wrongDay(waiver, day));
  else if (waiver.until < today) report(pastWaiver(waiver));
  return isKnown && day.kind === 'local' && waiver.until >= today;
}

function written(pipeline: Pipeline, task: Task | undefined): readonly Waiver[] {
  const list = child((task ?? pipeline).tree, 'waivers');
  return list?.kind === 'list' ? list.items.flatMap((item) => waiverOf(item, pipeline.id, task?.id)) : [];
}

function waiverOf(tree: Tree, pipeline: string, task: string | undefined): readonly Waiver[] {
  const at = child(tree, 'rule');
  const [rule, reason, until, ticket] = ['rule', 'reason', 'until', 'ticket'].map((key) => text(child(tree, key)));
  const untilAt = child(tree, 'until');
  if (at?.kind !== 'leaf' || rule === undefined || reason === undefined) return [];
  if (until === undefined || untilAt === undefined) return [];
  return [
    {
      pipeline,
      rule,
      reason: withoutCredentials(reason, ['reason']),
      until,
      at,
      untilAt,
      ...(task === undefined ? {} : { task }),
      ...(ticket === undefined ? {} : { ticket }),
    },
  ];
}

function wrongDay(
  { untilAt }: Waiver,
  { message, help }: { readonly message: string; readonly help: string },
): Parameters<Report>[0] {
  return { severity: 'error', code: 'wrong-date', message, place: placeOf(untilAt), help };
}

function pastWaiver({ rule, until, at }: Waiver): Parameters<Report>[0] {
  return {
    severity: 'error',
    code: 'waiver-past',
    message: `The waiver of "${rule}" ended on ${until}: the rule holds again.`,
    place: placeOf(at),
    help: 'Keep the rule and delete the waiver, or agree on a later day and write it under "until".',
  };
}

/**
 * A waiver that let nothing pass: what it was written for is gone.
 *
 * @param isUsedElsewhere whether it stands in what others share, and lets something of theirs pass: it is not to be deleted.
 */
export function unusedWaiver({ rule, at }: Waiver, isUsedElsewhere: boolean): Parameters<Report>[0] {
  const path = isUsedElsewhere ? undefined : pathOf(at)?.slice(0, -1);
  return {
    severity: 'warning',
    code: 'waiver-unused',
    message: `The waiver of "${rule}" lets nothing pass: there is no such finding here.`,
    place: placeOf(at),
    help: 'Delete it; else it would hide the next finding of this rule.',
    ...(path === undefined ? {} : { fix: { source: at.source, path, isSafe: true } }),
  };
}
