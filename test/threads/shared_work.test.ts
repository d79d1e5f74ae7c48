import { expect, test } from 'vitest';
import type { CompiledUnit, Perform } from '../../src/compile.ts';
import type { Reading } from '../../src/edge/host/shared_snapshot.ts';
import { counter, type Message } from '../../src/edge/threads/protocol.ts';
import { sharedWork } from '../../src/edge/threads/shared_work.ts';
import { leafAt } from '../../src/tree/make.ts';

/** A unit of which only the name of its file is looked at. */
function unit(path: string): CompiledUnit {
  const idAt = leafAt({ source: { path, text: '' }, start: 0, end: 0 }, path, 'made');
  const facts = { id: path, environment: 'dev', path, targetId: path, idAt };
  return { artifacts: [{ path, text: '' }], diagnostics: [], facts };
}

interface Bench {
  readonly perform: Perform;
  readonly counters: Int32Array;
  /** What another thread says. */
  readonly say: (message: Message) => void;
  readonly adopted: Reading[];
  /** The units that this thread did itself. */
  readonly own: string[];
  /** Does the units of an environment; their names as they come. */
  readonly run: (names: readonly string[]) => readonly string[];
}

function bench(from = 0): Bench {
  const counters = new Int32Array(new SharedArrayBuffer(8));
  counters[counter.next] = from;
  const messages: Message[] = [];
  const adopted: Reading[] = [];
  const own: string[] = [];
  const helpers = { counters, receive: () => messages.shift(), patience: 20 };
  const perform = sharedWork(helpers, from, (read) => adopted.push(...read));
  const run = (names: readonly string[]): readonly string[] => {
    const work = names.map((name) => (): CompiledUnit => {
      own.push(name);
      return unit(name);
    });
    return [...perform(work)].map(({ facts }) => facts.id);
  };
  return { perform, counters, say: (message) => messages.push(message), adopted, own, run };
}

function done(number: number, name: string, read: readonly Reading[] = []): Message {
  return { kind: 'unit', number, made: unit(name), read };
}

const orders = ['orders_0', 'orders_1', 'orders_2', 'orders_3'];

test('without a word from others a thread does everything itself', () => {
  const { run, own } = bench();
  expect(run(orders)).toEqual(orders);
  expect(own).toEqual(orders);
});

test('what others did comes in its place, whenever they told of it', () => {
  const { run, own, counters, say } = bench();
  Atomics.add(counters, counter.next, 2);
  say(done(1, 'orders_1'));
  say(done(0, 'orders_0'));
  expect(run(orders)).toEqual(orders);
  expect(own).toEqual(['orders_2', 'orders_3']);
});

test('while another thread is at work, the next units are done ahead', () => {
  const { perform, counters, say } = bench();
  Atomics.add(counters, counter.next, 1);
  const own: string[] = [];
  const work = orders.map((name) => (): CompiledUnit => {
    own.push(name);
    if (name === 'orders_2') say(done(0, 'orders_0'));
    return unit(name);
  });
  const results = perform(work)[Symbol.iterator]();
  expect(results.next().value?.facts.id).toBe('orders_0');
  expect(own).toEqual(['orders_1', 'orders_2']);
});

test('units are numbered through all environments, and a unit taken of the next one is done there', () => {
  const { run, own, counters, say } = bench();
  Atomics.add(counters, counter.next, 3);
  for (const [number, name] of ['orders_0', 'orders_1', 'orders_2'].entries()) say(done(number, name));
  say(done(4, 'invoices_0'));
  expect(run(orders)).toEqual(orders);
  counters[counter.next] = 5;
  expect(run(['invoices_0', 'invoices_1'])).toEqual(['invoices_0', 'invoices_1']);
  expect(own).toEqual(['orders_3', 'invoices_1']);
});

test('what threads that were started late do is numbered from there', () => {
  const { run, own, counters, say } = bench(7);
  Atomics.add(counters, counter.next, 1);
  say(done(7, 'orders_0'));
  expect(run(orders)).toEqual(orders);
  expect(own).toEqual(orders.slice(1));
});

test.each<readonly [what: string, last: readonly Message[]]>([
  ['failed', [{ kind: 'failed' }]],
  ['is gone', []],
])('a unit of a thread that %s is done by this one', (_, last) => {
  const { run, own, counters, say } = bench();
  Atomics.add(counters, counter.next, 2);
  say(done(1, 'orders_1'));
  last.forEach(say);
  expect(run(orders)).toEqual(orders);
  expect(own.toSorted()).toEqual(['orders_0', 'orders_2', 'orders_3']);
});

test('what a thread tells too late is not taken for another unit', () => {
  const { run, counters, say } = bench();
  Atomics.add(counters, counter.next, 1);
  expect(run(orders)).toEqual(orders);
  say(done(0, 'orders_0'));
  expect(run(['invoices_0'])).toEqual(['invoices_0']);
});

test('the files that another thread has read are known from then on', () => {
  const { run, adopted, counters, say } = bench();
  Atomics.add(counters, counter.next, 1);
  const read: Reading = ['pipelines/load.sql', { kind: 'missing' }];
  say(done(0, 'orders_0', [read]));
  run(orders);
  expect(adopted).toEqual([read]);
});
