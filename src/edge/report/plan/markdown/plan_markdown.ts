import { risks, type Plan, type PlanBlock, type Side } from '../../../../model/plan.ts';
import { counted } from '../../counts.ts';
import { utcText } from '../run_rows.ts';
import { mistakesTexts } from '../mistakes.ts';
import { unitsOf } from '../units.ts';
import { verdict } from '../verdict.ts';
import { riskCounts, shortCommit } from '../words.ts';
import { blockLine, blockLines } from './block.ts';
import { folded } from './fence.ts';
import { bytesOf, fitting, share } from './fit.ts';
import { graphs, type ToMermaid } from './graphs.ts';
import { code, prose } from './inline.ts';
import { riskText } from './risk.ts';
import { table } from './table.ts';

/** GitHub takes 65,536 characters in a comment; what posts it may add a few lines of its own. */
const mostBytes = 60_000;

export interface MarkdownOptions {
  /** Draws graphs; without it there are none. */
  readonly toMermaid?: ToMermaid;
}

/**
 * A plan as a comment of a pull request, in GitHub's Markdown: the verdict, what happens to which pipeline in which
 * environment, and the changes, worst first, each to be opened. At most 60,000 bytes: the least risky are left out first,
 * and counted. Text of users neither forms Markdown or HTML, nor mentions, links or refers to anything.
 */
export function planMarkdown(plan: Plan, { toMermaid }: MarkdownOptions = {}): string {
  const head = headLines(plan);
  let left = mostBytes - bytesOf(head);
  const take = (lines: readonly string[]): readonly string[] => {
    left -= bytesOf(lines);
    return lines;
  };
  const rows = take(table(plan, Math.floor(left * 0.3)));
  const quiet = take(withoutEffect(plan, Math.floor(left * 0.1)));
  const drawn = take(toMermaid === undefined ? [] : graphs(plan, toMermaid, Math.floor(left * 0.2)));
  const blocks = blocksPart(plan, left);
  return `${[...head, ...rows, ...blocks, ...drawn, ...quiet].join('\n').trimEnd()}\n`;
}

function headLines(plan: Plan): readonly string[] {
  const { base, head, now, risk } = plan;
  const worst = risk === undefined ? '' : `; highest risk: ${riskText(risk)}`;
  return [
    `### Plan: ${verdict(plan, (environment) => code(environment))}${worst}`,
    '',
    `From ${sideText(base)} to ${sideText(head)}. Runs are compared from ${utcText(now)} on.`,
    '',
    ...mistakesTexts(plan, (name) => code(name)).flatMap((line) => [line, '']),
  ];
}

function sideText(side: Side): string {
  const commit = shortCommit(side);
  return `${prose(side.name)}${commit === undefined ? '' : ` (${code(commit)})`}`;
}

function blocksPart(plan: Plan, most: number): readonly string[] {
  const { blocks } = plan;
  const units = unitsOf(plan);
  const inFull = new Map<PlanBlock, readonly string[]>();
  const full = (block: PlanBlock): readonly string[] => {
    const known = inFull.get(block) ?? [...blockLines(block, plan, units, Math.floor(most / 3)), ''];
    inFull.set(block, known);
    return known;
  };
  const shown = share(blocks, most - bytesOf(leftOut(blocks)) - bytesOf(shortTitle), {
    fullBytes: (block) => bytesOf(full(block)),
    shortBytes: (block) => bytesOf([blockLine(block)]),
  });
  const end = shown.full + shown.short;
  return [
    ...blocks.slice(0, shown.full).flatMap(full),
    ...(shown.short === 0 ? [] : [...shortTitle, ...blocks.slice(shown.full, end).map(blockLine), '']),
    ...leftOut(blocks.slice(end)),
  ];
}

const shortTitle: readonly string[] = ['Without room for details:', ''];

function leftOut(blocks: readonly PlanBlock[]): readonly string[] {
  if (blocks.length === 0) return [];
  const counts = riskCounts(
    blocks.map(({ risk }) => risk),
    risks,
  );
  return [`${counted(blocks.length, 'more change')} without room here: ${counts}.`, ''];
}

function withoutEffect({ withoutEffect: lines }: Plan, most: number): readonly string[] {
  if (lines.length === 0) return [];
  const items = fitting(lines, most, {
    lines: (line) => [`- ${prose(line)}`],
    note: (rest) => [`- … and ${counted(rest.length, 'more edit')}`],
  });
  return [...folded(`No effect at run time: ${counted(lines.length, 'edit')}`, items), ''];
}
