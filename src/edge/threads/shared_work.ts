import type { CompiledUnit, Perform } from '../../compile.ts';
import type { Reading } from '../host/shared_snapshot.ts';
import { counter, type Message } from './protocol.ts';

/** Threads that work on the same units as this one. */
export interface Helpers {
  readonly counters: Int32Array;
  /** The next message that has come; undefined where there is none. */
  readonly receive: () => Message | undefined;
  /** After so many milliseconds without a word this thread does the work itself: the others may be gone. */
  readonly patience: number;
}

/** So many results at most are made ahead, so that their texts do not pile up. */
const ahead = 64;

/**
 * Works on units beside other threads: whoever is free takes the next one, and all results come in the order of the
 * units, as if this thread had done everything. A unit depends on no other, so it does not matter who did it.
 */
export function sharedWork(
  { counters, receive, patience }: Helpers,
  from: number,
  adopt: (read: readonly Reading[]) => void,
): Perform {
  const results = new Map<number, CompiledUnit>();
  let first = from;
  let mine: number | undefined;
  let isAlone = false;

  function take(number: number): CompiledUnit | undefined {
    for (let message = receive(); message !== undefined; message = receive()) {
      if (message.kind === 'failed') isAlone = true;
      else if (message.number >= number) {
        results.set(message.number, message.made);
        adopt(message.read);
      }
    }
    const found = results.get(number);
    results.delete(number);
    return found;
  }

  function* perform(work: readonly (() => CompiledUnit)[]): Generator<CompiledUnit> {
    const make = (number: number): CompiledUnit => {
      const unit = work[number - first];
      if (unit === undefined) throw new Error(`threads: there is no unit ${number}`);
      return unit();
    };
    for (let number = first; number < first + work.length; number += 1) {
      let made: CompiledUnit | undefined;
      while (made === undefined) {
        const sent = Atomics.load(counters, counter.sent);
        made = take(number);
        if (made !== undefined) break;
        mine ??= Atomics.add(counters, counter.next, 1);
        if (mine < first + work.length && (mine === number || results.size < ahead)) {
          results.set(mine, make(mine));
          mine = undefined;
        } else if (isAlone || Atomics.wait(counters, counter.sent, sent, patience) === 'timed-out') made = make(number);
      }
      yield made;
    }
    first += work.length;
  }
  return perform;
}
