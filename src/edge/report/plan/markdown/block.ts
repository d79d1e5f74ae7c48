import type { Plan, PlanBlock, ToldConsequence } from '../../../../model/plan.ts';
import { counted } from '../../counts.ts';
import { touchedText } from '../touched_text.ts';
import type { Units } from '../units.ts';
import { listed, pathsOf, sentence } from '../words.ts';
import { changeLines } from './change.ts';
import { folded } from './fence.ts';
import { fitting } from './fit.ts';
import { code, htmlCode, prose } from './inline.ts';
import { riskText, riskWords } from './risk.ts';
import { runsTable } from './runs.ts';
import { touchedLines } from './touched_lines.ts';

/** A block that can be opened: its changes, what follows from them, the next runs. At most so many bytes. */
export function blockLines(block: PlanBlock, plan: Plan, units: Units, most: number): readonly string[] {
  const consequences = fitting(block.consequences, most * 0.2, {
    lines: (consequence) => consequenceLines(consequence, block),
    note: (rest) => [`- … and ${counted(rest.length, 'more consequence')}`],
  });
  const changes = fitting(block.changes, most * 0.7, {
    lines: changeLines,
    note: (rest) => [`- … and ${counted(rest.length, 'more change')}`],
  });
  const parts = [
    ...titled('What changes:', changes),
    ...titled('What follows:', consequences),
    ...runsTable(block, plan, units),
    ...touchedLines(block.touches).flatMap((line) => [line, '']),
  ];
  return folded(headText(block, htmlCode), parts.slice(0, -1));
}

/** The same block as an item of a list. */
export function blockLine(block: PlanBlock): string {
  return `- ${headText(block, (name) => code(name))}`;
}

/** Its risk, what it touches and which keys. `nameOf` writes a name of users. */
function headText(block: PlanBlock, nameOf: (name: string) => string): string {
  const paths = pathsOf(block);
  const keys = paths.length === 0 ? '' : `: ${listed(paths, 3, nameOf)}`;
  return `${riskText(block.risk)}: ${touchedText(block.touches, nameOf)}${keys}`;
}

function titled(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [title, '', ...lines, ''];
}

function consequenceLines({ text, risk, reason, touches }: ToldConsequence, block: PlanBlock): readonly string[] {
  const where = sameTouches(touches, block) ? '' : ` In ${touchedText(touches, (name) => code(name))}.`;
  return [`- ${prose(sentence(text))}`, `  ${riskWords(risk, reason)}${where}`];
}

function sameTouches(touches: ToldConsequence['touches'], block: PlanBlock): boolean {
  return JSON.stringify(touches) === JSON.stringify(block.touches);
}
