import type { WaitOperation } from '../../../model/operation.ts';

/** How long, and what then. */
export type Patience = Pick<WaitOperation, 'giveUpAfter' | 'onGiveUp'>;
