import type { Waiver } from '../../../lint/waivers.ts';
import { comparePlaces, positionAt } from '../../../text/source.ts';
import { parseLocalTime } from '../../../time/calendar.ts';
import { safe } from '../../report/cells.ts';
import { counted } from '../../report/counts.ts';
import type { Console, ExitCode } from '../console.ts';
import { printJson } from '../findings.ts';
import { alignedRows } from './aligned_rows.ts';
import { judge, type JudgeOptions } from './judge.ts';
import type { LintFormat } from './print_lint.ts';

export interface ListOptions extends JudgeOptions {
  readonly format: LintFormat;
}

/** What is let pass in a project: which rule, where, why, and how long yet. */
export function listWaivers(console: Console, options: ListOptions): ExitCode {
  const judged = judge(console, options);
  if (judged === 2) return 2;
  const listed = judged.waivers.toSorted((left, right) => comparePlaces(left.at, right.at)).map(listedOn(judged.today));
  if (options.format === 'json') printJson({ version: 1, today: judged.today, waivers: listed }, console);
  else console.stdout.write(waiverLines(listed));
  return 0;
}

/** A waiver, as it is listed. */
interface Listed {
  readonly rule: string;
  readonly pipeline: string;
  readonly task: string | null;
  readonly reason: string;
  readonly until: string;
  /** Days after today on which it holds; negative: it is over. Null: its last day is in no calendar. */
  readonly daysLeft: number | null;
  readonly ticket: string | null;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

function listedOn(today: string): (waiver: Waiver) => Listed {
  return ({ rule, pipeline, task, reason, until, ticket, at }) => ({
    rule,
    pipeline,
    task: task ?? null,
    reason,
    until,
    daysLeft: daysBetween(today, until),
    ticket: ticket ?? null,
    file: at.source.path,
    ...positionAt(at.source, at.start),
  });
}

function daysBetween(first: string, last: string): number | null {
  const [from, to] = [parseLocalTime(first), parseLocalTime(last)];
  return from.kind === 'local' && to.kind === 'local' ? (to.wall - from.wall) / 86_400 : null;
}

function waiverLines(waivers: readonly Listed[]): string {
  if (waivers.length === 0) return 'Nothing is waived.\n';
  const over = waivers.filter(({ daysLeft }) => daysLeft === null || daysLeft < 0).length;
  const head = ['rule', 'of', 'until', 'left', 'ticket', 'where', 'reason'];
  const rows = alignedRows([head, ...waivers.map(rowOf)]);
  return [...rows, '', `${counted(waivers.length, 'waiver')}${over === 0 ? '' : `, ${over} over`}.`, ''].join('\n');
}

function rowOf({ rule, pipeline, task, reason, until, daysLeft, ticket, file, line }: Listed): readonly string[] {
  const of = task === null ? pipeline : `${pipeline}.${task}`;
  return [rule, of, until, timeLeft(daysLeft), ticket ?? '', `${file}:${line}`, reason].map(safe);
}

function timeLeft(days: number | null): string {
  if (days === null) return 'no such day';
  return days < 0 ? 'over' : counted(days, 'day');
}
