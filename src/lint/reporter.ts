import type { Pipeline } from '../model/pipeline.ts';
import type { FindingDetails, Level, RuleReport, Subject } from '../model/rule.ts';
import type { About, Diagnostic, Report } from '../text/diagnostic.ts';
import { withHistory } from '../validate/effective.ts';
import { fixOf } from './fix.ts';
import { isTask, spotOf } from './spot.ts';
import type { Waiver } from './waivers.ts';

/** In whose name something is told. */
export interface Teller {
  readonly rule: string;
  readonly level: Exclude<Level, 'off'>;
  /** Absent for what people wrote, without regard to one pipeline. */
  readonly pipeline?: Pipeline;
  readonly waivers?: readonly Waiver[];
  /** Where a finding goes that a waiver lets pass. */
  readonly use?: (waiver: Waiver) => Report;
}

/** How one rule reports: its words become a finding at the place that set the value, unless a waiver lets it pass. */
export function reporter(teller: Teller, report: Report): RuleReport {
  return (subject, path, message, more = {}) => {
    const told = findingOf(teller, subject, path, message, more);
    const waiver = teller.waivers?.find((one) => speaksFor(one, teller.rule, subject));
    (waiver === undefined || teller.use === undefined ? report : teller.use(waiver))(told);
  };
}

function speaksFor(waiver: Waiver, rule: string, subject: Subject): boolean {
  if (waiver.rule !== rule) return false;
  return waiver.task === undefined || (isTask(subject) && subject.id === waiver.task);
}

function findingOf(
  { rule, level, pipeline }: Teller,
  subject: Subject,
  path: string,
  message: string,
  { place, key, fix, ...more }: FindingDetails,
): Diagnostic {
  const keys = path === '' ? [] : path.split('.');
  const spot = spotOf(pipeline, subject, keys);
  const about: About = {
    path,
    ...(pipeline === undefined ? {} : { pipeline: pipeline.id }),
    ...(isTask(subject) ? { task: subject.id } : {}),
    ...(key === undefined ? {} : { key }),
  };
  const offered = fix === undefined || pipeline === undefined ? undefined : fixOf(pipeline, subject, fix);
  const diagnostic: Diagnostic = {
    severity: level,
    code: rule,
    message,
    place: place ?? spot.place,
    about,
    ...more,
    ...(offered === undefined ? {} : { fix: offered }),
  };
  return withHistory(diagnostic, spot.value);
}
