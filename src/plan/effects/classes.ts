import type { Impact } from '../../language/impact.ts';
import type { Risk } from '../../model/plan.ts';

/** How much a change may hurt, and why: the reason completes "high, because …". */
export interface Verdict {
  readonly risk: Risk;
  readonly reason: string;
}

/** What a change does at run time, and how much it may hurt. */
export interface Judgement extends Verdict {
  /** A plain sentence, or a few. It ends in a full stop and holds no value that may be secret. */
  readonly effect: string;
}

/** What is said of a change unless a sentence knows better, from its direction or from the pipeline's tier. */
export const classes: Readonly<Record<Impact, Verdict>> = {
  identity: { risk: 'high', reason: 'run history and state stay under the old name' },
  timing: { risk: 'high', reason: 'it decides when runs are due and which data each covers' },
  data: { risk: 'high', reason: 'it decides which data is read and written' },
  order: { risk: 'high', reason: 'what starts too early reads what is not there yet' },
  access: { risk: 'high', reason: 'it decides who may see or do what' },
  check: { risk: 'medium', reason: 'it decides which data passes' },
  failure: { risk: 'medium', reason: 'it decides what becomes of a failure, and when' },
  capacity: { risk: 'medium', reason: 'it decides how much runs at once' },
  alert: { risk: 'medium', reason: 'it decides who hears of the outcome' },
  platform: { risk: 'medium', reason: 'the same work is done on something else' },
  interface: { risk: 'medium', reason: 'who passes or reads the value has to know' },
  label: { risk: 'low', reason: 'only people read it' },
  none: { risk: 'low', reason: 'nothing reads it at run time' },
};

/** What is said of a key that the language does not classify. */
export const unclassified: Verdict = { risk: 'high', reason: 'nothing says how much a change of this key may hurt' };
