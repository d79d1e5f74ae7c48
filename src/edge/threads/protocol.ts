import type { MessagePort } from 'node:worker_threads';
import type { CompiledUnit } from '../../compile.ts';
import type { Known, Reading } from '../host/shared_snapshot.ts';

/** What a thread is started with. */
export interface Task {
  readonly root: string;
  /** Everything that was asked of the repository before: all threads see the same texts. */
  readonly known: Known;
  readonly counters: Int32Array;
  readonly port: MessagePort;
}

/**
 * Places of the shared counters. `next` is the number of the next unit that nobody works on; units are numbered through
 * all environments. `sent` counts messages, and is what the main thread waits for.
 */
export const counter = { next: 0, sent: 1 } as const;

/** What a thread tells: what came of a unit and which files it read for it, or that it has failed and does no more. */
export type Message =
  | { readonly kind: 'unit'; readonly number: number; readonly made: CompiledUnit; readonly read: readonly Reading[] }
  | { readonly kind: 'failed' };
