import { retryDelays, sumOfDelays } from './retry_delays.ts';
import type { Operation } from '../model/operation.ts';
import type { Task } from '../model/pipeline.ts';
import { formatDuration } from '../time/duration.ts';

/** The part of a task that bounds how long it takes. */
export type BoundedTask = Pick<Task, 'id' | 'after' | 'retries' | 'timeout' | 'operation' | 'map' | 'maxActive'>;

/** The longest that a task takes from the moment on at which it may begin. */
export interface TaskBound {
  readonly seconds: number;
  /** How that comes about: `3 × 30m + 2 × 5m`. */
  readonly words: string;
}

/** Undefined where nothing bounds it. A task that is mapped over an output counts as one element. */
export function boundOf(task: BoundedTask): TaskBound | undefined {
  const { operation, map } = task;
  if (operation.kind === 'noop' || operation.kind === 'latest_only') return { seconds: 0, words: '0s' };
  const operations = map?.kind === 'written' ? map.operations : [operation];
  const one = operations.every(({ kind }) => kind === 'wait') ? boundOfWait(task, operations) : boundOfTries(task);
  return one === undefined ? undefined : withOthers(one, operations.length - 1, mostAtOnce(task));
}

/** A bound of one element, and how long of it a slot is taken. */
interface ElementBound extends TaskBound {
  readonly busy: number;
  readonly busyWords: string;
}

/** All tries but the last one time out, and that one ends just in time. */
function boundOfTries({ retries, timeout }: BoundedTask): ElementBound | undefined {
  if (timeout === undefined) return undefined;
  const tries = retries.count + 1;
  const busy = tries * timeout;
  const busyWords = tries === 1 ? formatDuration(timeout) : `${tries} × ${formatDuration(timeout)}`;
  const delays = sumOfDelays(retries).most;
  return { seconds: busy + delays, words: busyWords + delayWords(retries, delays), busy, busyWords };
}

function delayWords({ count, delay, backoff }: BoundedTask['retries'], delays: number): string {
  if (delays === 0) return '';
  if (backoff === 'exponential') return ` + ${formatDuration(delays)} of delays`;
  return ` + ${count === 1 ? '' : `${count} × `}${formatDuration(delay)}`;
}

/** It gives up at the first look that comes too late; the look before can have failed, and be retried after a delay. */
function boundOfWait({ retries }: BoundedTask, operations: readonly Operation[]): ElementBound {
  const waits = operations.flatMap((one) => (one.kind === 'wait' ? [one] : []));
  const patience = Math.max(...waits.map(({ giveUpAfter }) => giveUpAfter));
  const pause = Math.max(...waits.map(({ poll }) => poll), ...retryDelays(retries).map(({ most }) => most));
  const words = `${formatDuration(patience)} + ${formatDuration(pause)}`;
  return { seconds: patience + pause, words, busy: patience + pause, busyWords: `(${words})` };
}

/** An element waits for a slot only while all slots are taken by others: that is their time, divided by the slots. */
function withOthers(one: ElementBound, others: number, slots: number | undefined): TaskBound {
  if (slots === undefined || others < slots) return one;
  const seconds = one.seconds + Math.ceil((others * one.busy) / slots);
  const shared = slots === 1 ? '' : ` / ${slots}`;
  return { seconds, words: `${one.words} + ${others} more × ${one.busyWords}${shared}` };
}

function mostAtOnce({ map, maxActive }: BoundedTask): number | undefined {
  const bounds = [map?.maxActive, maxActive].filter((bound) => bound !== undefined);
  return bounds.length === 0 ? undefined : Math.min(...bounds);
}
