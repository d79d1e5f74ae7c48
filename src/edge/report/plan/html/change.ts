import type { Change, Consequence, Risk } from '../../../../model/plan.ts';
import { isLong, shownValue } from '../shown_value.ts';
import { lineChanges, type LineChange } from '../line_changes.ts';
import { placeText, sentence, withoutStop } from '../words.ts';
import { html, lines, nothing, type Html } from './html.ts';
import { riskLabel } from './labels.ts';

/** A change as an item of a list: its key, before and after, what that does, its risk and its place. */
export function changeItem(change: Change): Html {
  const { path, effect, risk, reason } = change;
  const key = path === '' ? nothing : html`<code>${path}</code>${values(change)}: `;
  return html`<li>
    <p>${key}${sentence(effect)}</p>
    <p class="reason">${riskWords(risk, reason)}${placeWords(change)}</p>
    ${textChange(change)}
  </li>`;
}

/** A consequence as an item of a list; `where` says where it is so. */
export function consequenceItem({ text, risk, reason }: Consequence, where: string): Html {
  return html`<li>
    <p>${sentence(text)}</p>
    <p class="reason">${riskWords(risk, reason)} ${where}</p>
  </li>`;
}

function riskWords(risk: Risk, reason: string): Html {
  return html`${riskLabel(risk)}${reason.trim() === '' ? '' : `, because ${withoutStop(reason)}`}.`;
}

const mostOfValue = 2000;

function values({ before, after }: Change): Html {
  if ((before === undefined && after === undefined) || (isLong(before) && isLong(after))) return nothing;
  const [left, right] = [before, after].map((value) =>
    value === undefined ? html`not set` : html`<code>${shownValue(value, mostOfValue)}</code>`,
  );
  return html` ${left ?? nothing} → ${right ?? nothing}`;
}

function placeWords({ place }: Change): Html {
  if (place === undefined) return nothing;
  return html` At <code>${placeText(place)}</code>${place.isBefore === true ? ', where it stood before' : ''}.`;
}

const mostLines = 1000;

function textChange({ before, after }: Change): Html {
  if (!isLong(before) || !isLong(after)) return nothing;
  const all = lineChanges(before, after);
  if (!all.some(({ kind }) => kind === 'added' || kind === 'removed'))
    return html`<p>Only the ends of its lines differ.</p>`;
  const rest = all.length - mostLines;
  const shown = [...all.slice(0, mostLines).map(lineText), ...(rest > 0 ? [`… and ${rest} more lines`] : [])];
  return html`<pre tabindex="0" role="group" aria-label="Lines that differ"><code>${lines(shown)}</code></pre>`;
}

function lineText(line: LineChange): string {
  switch (line.kind) {
    case 'same':
      return `  ${line.text}`;
    case 'removed':
      return `- ${line.text}`;
    case 'added':
      return `+ ${line.text}`;
    case 'left-out':
      return `  … ${line.lines} equal lines`;
  }
}
