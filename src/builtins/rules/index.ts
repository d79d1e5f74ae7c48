import type { Rule } from '../../model/rule.ts';
import { ownerMissing } from './owner-missing/index.ts';
import { timeoutMissing } from './timeout-missing/index.ts';

/** The rules that ship with dagwright. Adding one: its folder, and one line here. */
export const rules: readonly Rule[] = [ownerMissing, timeoutMissing];
