import type { Change, Plan, PlanBlock, ToldConsequence } from '../../../../model/plan.ts';
import { safe } from '../../cells.ts';
import { touchedText } from '../touched_text.ts';
import type { Units } from '../units.ts';
import { clipped, isLong, shownValue } from '../shown_value.ts';
import { lineChanges, type LineChange } from '../line_changes.ts';
import { listed, placeText, sentence, touchedGroups, withoutStop } from '../words.ts';
import type { Paint } from './paint.ts';
import { runsText } from './runs_text.ts';

/** A block: its risk and what it touches, then each change in words, with the field below. */
export function blockText(block: PlanBlock, plan: Plan, units: Units, paint: Paint): string {
  const head = `${paint(block.risk, block.risk.toUpperCase())}  ${paint('bold', touchedText(block.touches, safe))}`;
  return [
    head,
    ...namesLines(block),
    ...block.changes.flatMap((change) => changeText(change, paint)),
    ...consequencesText(block, paint),
    ...runsText(block, plan, units, paint),
  ].join('\n');
}

const mostNames = 12;

/** Which pipelines, where the head only counts them. */
function namesLines({ touches }: PlanBlock): readonly string[] {
  return touchedGroups(touches)
    .filter(({ pipelines }) => pipelines.length > 1)
    .map(
      ({ environments, pipelines }) =>
        `  ${listed(environments, mostNames, safe)}: ${listed(pipelines, mostNames, safe)}`,
    );
}

function changeText(change: Change, paint: Paint): readonly string[] {
  const { effect, risk, reason, path, place } = change;
  const at = place === undefined ? '' : `  ${safe(placeText(place))}${place.isBefore === true ? ' (before)' : ''}`;
  const field = path === '' ? '' : `${safe(path)}${valuesText(change)}`;
  return [
    `  ${signOf(change, paint)} ${safe(sentence(effect))}`,
    ...(field === '' && at === '' ? [] : [`      ${paint('dim', `${field}${field === '' ? at.trimStart() : at}`)}`]),
    ...linesText(change, paint),
    `      ${riskLine(risk, reason, paint)}`,
  ];
}

function riskLine(risk: Change['risk'], reason: string, paint: Paint): string {
  return `${paint(risk, risk)}, because ${safe(withoutStop(reason))}`;
}

function signOf({ before, after, path, place }: Change, paint: Paint): string {
  if (path === '') return place?.isBefore === true ? paint('removed', '-') : paint('added', '+');
  if (before === undefined && after === undefined) return '~';
  if (before === undefined) return paint('added', '+');
  return after === undefined ? paint('removed', '-') : '~';
}

const mostOfValue = 80;

function valuesText({ before, after }: Change): string {
  if ((before === undefined && after === undefined) || isLong(before) || isLong(after)) return '';
  const [left, right] = [before, after].map((value) =>
    value === undefined ? 'not set' : safe(shownValue(value, mostOfValue)),
  );
  return `: ${left} → ${right}`;
}

const mostLines = 20;

function linesText({ before, after }: Change, paint: Paint): readonly string[] {
  if (!isLong(before) || !isLong(after)) return [];
  const lines = lineChanges(before, after);
  const rest = lines.length - mostLines;
  return [
    ...lines.slice(0, mostLines).map((line) => `      ${lineText(line, paint)}`),
    ...(rest > 0 ? [`      … ${rest} more lines`] : []),
  ];
}

function lineText(line: LineChange, paint: Paint): string {
  switch (line.kind) {
    case 'same':
      return `  ${safe(clipped(line.text, 120))}`.trimEnd();
    case 'removed':
      return paint('removed', `- ${safe(clipped(line.text, 120))}`);
    case 'added':
      return paint('added', `+ ${safe(clipped(line.text, 120))}`);
    case 'left-out':
      return paint('dim', `… ${line.lines} equal ${line.lines === 1 ? 'line' : 'lines'}`);
  }
}

const mostConsequences = 10;

function consequencesText(block: PlanBlock, paint: Paint): readonly string[] {
  const rest = block.consequences.length - mostConsequences;
  return [
    ...block.consequences.slice(0, mostConsequences).flatMap((one) => consequenceText(one, block, paint)),
    ...(rest > 0 ? [`  ! … and ${rest} more of this kind`] : []),
  ];
}

/** Where a consequence does not hold for all that the block touches, it says where. */
function consequenceText(
  { text, risk, reason, touches }: ToldConsequence,
  block: PlanBlock,
  paint: Paint,
): readonly string[] {
  const isEverywhere = JSON.stringify(touches) === JSON.stringify(block.touches);
  const where = isEverywhere ? '' : ` (${touchedText(touches, safe)})`;
  return [`  ${paint(risk, '!')} ${safe(sentence(text))}${where}`, `      ${riskLine(risk, reason, paint)}`];
}
