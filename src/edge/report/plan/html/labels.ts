import type { Risk, UnitPlan } from '../../../../model/plan.ts';
import { html, type Html } from './html.ts';

// A sign beside each word, so that nothing hangs on the colour.
const signs: Readonly<Record<Risk, string>> = { critical: '!!', high: '!', medium: '~', low: '·' };

/** A risk as a word with a sign and a colour. */
export function riskLabel(risk: Risk): Html {
  return html`<span class="risk ${risk}"><span aria-hidden="true">${signs[risk]}</span> ${risk}</span>`;
}

const actions: Readonly<Record<UnitPlan['action'], string>> = {
  added: '+ added',
  removed: '− removed',
  changed: '~ changed',
  renamed: '→ renamed',
};

/** What becomes of a pipeline, as a word with a sign. */
export function actionText(action: UnitPlan['action']): string {
  return actions[action];
}
