import type { Risk } from '../../../../model/plan.ts';
import { withoutStop } from '../words.ts';
import { prose } from './inline.ts';

const signs: Readonly<Record<Risk, string>> = { critical: '🔴', high: '🟠', medium: '🟡', low: '🟢' };

/** A risk as a coloured sign, so that the eye finds it, and its word. */
export function riskText(risk: Risk): string {
  return `${signs[risk]} ${risk}`;
}

/** A risk and why: `🟠 high, because …`. */
export function riskWords(risk: Risk, reason: string): string {
  return `${riskText(risk)}${reason.trim() === '' ? '' : `, because ${prose(withoutStop(reason))}`}.`;
}
