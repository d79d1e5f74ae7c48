import type { Rule } from '../../model/rule.ts';
import { descriptionEmpty } from './description-empty/index.ts';
import { domainMissing } from './domain-missing/index.ts';
import { ownerMissing } from './owner-missing/index.ts';
import { runbookMissing } from './runbook-missing/index.ts';
import { tagsMissing } from './tags-missing/index.ts';
import { timeoutMissing } from './timeout-missing/index.ts';

/** The rules that ship with dagwright. Adding one: its folder, and one line here. */
export const rules: readonly Rule[] = [
  descriptionEmpty,
  domainMissing,
  ownerMissing,
  runbookMissing,
  tagsMissing,
  timeoutMissing,
];
