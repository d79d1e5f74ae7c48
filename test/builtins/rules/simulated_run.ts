import fc from 'fast-check';
import type { BoundedTask } from '../../../src/worst_case/task_bound.ts';
import type { Operation } from '../../../src/model/operation.ts';

/** Between 0 and 1; 1 makes everything take as long as it can. */
type Chance = () => number;

const work: Operation = { kind: 'shell', command: [], environment: new Map(), output: 'text' };

/** Some tasks with timeouts, retries and lists to map over; each comes after some of those before it. */
export const simulatedTasks: fc.Arbitrary<readonly BoundedTask[]> = fc
  .array(
    fc.record({
      upstream: fc.array(fc.nat(9), { maxLength: 3 }),
      timeout: fc.integer({ min: 1, max: 3600 }),
      count: fc.nat(5),
      delay: fc.nat(600),
      backoff: fc.constantFrom('constant' as const, 'exponential' as const),
      maxDelay: fc.option(fc.integer({ min: 1, max: 3600 }), { nil: undefined }),
      elements: fc.integer({ min: 1, max: 6 }),
      slots: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map((all) =>
    all.map(({ upstream, timeout, elements, slots, maxDelay, ...retries }, index) => ({
      id: `task_${index}`,
      after: [...new Set(upstream.filter((one) => one < index))].map((one) => `task_${one}`),
      timeout,
      retries: { ...retries, ...(maxDelay === undefined ? {} : { maxDelay }) },
      operation: work,
      map: {
        kind: 'written' as const,
        operations: Array.from({ length: elements }, () => work),
        ...(slots === undefined ? {} : { maxActive: slots }),
      },
    })),
  );

/** When the last task of a run ends, in which tries fail, delays and turns come by chance. */
export function simulatedRun(tasks: readonly BoundedTask[], chance: Chance): number {
  const ends = new Map<string, number>();
  for (const task of tasks) {
    const begin = Math.max(0, ...task.after.map((id) => ends.get(id) ?? 0));
    ends.set(task.id, begin + simulatedTask(task, chance));
  }
  return Math.max(...ends.values());
}

/** One element: from when on it wants a slot, and how often it was tried. */
interface Element {
  ready: number;
  tries: number;
}

/** Elements take a free slot for each try and give it back for each delay; of those that are ready, any may be next. */
function simulatedTask(task: BoundedTask, chance: Chance): number {
  const count = task.map?.kind === 'written' ? task.map.operations.length : 1;
  const slots = Array.from({ length: task.map?.maxActive ?? count }, () => 0);
  let waiting: Element[] = Array.from({ length: count }, () => ({ ready: 0, tries: 0 }));
  let end = 0;
  while (waiting.length > 0) {
    const slot = slots.indexOf(Math.min(...slots));
    const at = Math.max(slots[slot] ?? 0, Math.min(...waiting.map(({ ready }) => ready)));
    const ready = waiting.filter((each) => each.ready <= at);
    const next = ready[Math.min(ready.length - 1, Math.floor(chance() * ready.length))];
    if (next === undefined) throw new Error('Some element is ready at the moment at which the first one is.');
    const over = at + (task.timeout ?? 0) * chance();
    slots[slot] = over;
    end = Math.max(end, over);
    next.tries += 1;
    next.ready = over + airflowDelay(task.retries, next.tries, chance);
    // What succeeds is over; the last try is the last one however it ends.
    const isOver = next.tries > task.retries.count || chance() < 0.3;
    if (isOver) waiting = waiting.filter((each) => each !== next);
  }
  return end;
}

/** As `next_retry_datetime` of Airflow has it, with chance in the place of its hash. */
function airflowDelay(retries: BoundedTask['retries'], tried: number, chance: Chance): number {
  if (retries.backoff === 'constant') return retries.delay;
  const doubled = Math.ceil(retries.delay * 2 ** (tried - 1));
  return Math.min(doubled + doubled * chance(), 86_400, retries.maxDelay ?? Infinity);
}
