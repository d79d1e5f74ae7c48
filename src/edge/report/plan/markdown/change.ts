import type { Change } from '../../../../model/plan.ts';
import { safe } from '../../cells.ts';
import { isLong, shownValue, clipped } from '../shown_value.ts';
import { lineChanges, type LineChange } from '../line_changes.ts';
import { placeText, sentence } from '../words.ts';
import { fenced } from './fence.ts';
import { code, prose } from './inline.ts';
import { riskWords } from './risk.ts';

/** A change as an item of a list: what stood there and stands there now, what that does, its risk, its place. */
export function changeLines(change: Change): readonly string[] {
  const { path, effect, risk, reason } = change;
  const subject = path === '' ? '' : `${code(path)}${values(change)}: `;
  return [
    `- ${subject}${prose(sentence(effect))}`,
    `  ${riskWords(risk, reason)}${placeWords(change)}`,
    ...textChange(change).map((line) => `  ${line}`),
  ];
}

const mostOfValue = 160;

function values({ before, after }: Change): string {
  if (isLong(before) && isLong(after)) return '';
  const [left, right] = [before, after].map((value) =>
    value === undefined ? 'not set' : code(shownValue(value, mostOfValue), mostOfValue + 1),
  );
  return before === undefined && after === undefined ? '' : ` ${left} → ${right}`;
}

function placeWords({ place }: Change): string {
  if (place === undefined) return '';
  return ` At ${code(placeText(place), 200)}${place.isBefore === true ? ', where it stood before' : ''}.`;
}

const mostLines = 40;
const mostOfLine = 120;

/** Texts of several lines: what differs, line by line. */
function textChange({ before, after }: Change): readonly string[] {
  if (!isLong(before) || !isLong(after)) return [];
  const lines = lineChanges(before, after);
  if (!lines.some(({ kind }) => kind === 'added' || kind === 'removed')) return ['Only the ends of its lines differ.'];
  const rest = lines.length - mostLines;
  const more = rest > 0 ? [`… and ${rest} more lines`] : [];
  return fenced('diff', [...lines.slice(0, mostLines).map(lineText), ...more]);
}

function lineText(line: LineChange): string {
  switch (line.kind) {
    case 'same':
      return `  ${shownLine(line.text)}`;
    case 'removed':
      return `- ${shownLine(line.text)}`;
    case 'added':
      return `+ ${shownLine(line.text)}`;
    case 'left-out':
      return `@@ ${line.lines} equal lines @@`;
  }
}

function shownLine(text: string): string {
  return safe(clipped(text, mostOfLine));
}
