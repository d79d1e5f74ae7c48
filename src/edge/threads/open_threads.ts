import { availableParallelism, loadavg } from 'node:os';
import type { MessagePort } from 'node:worker_threads';
import type { Perform } from '../../compile.ts';
import type { Console } from '../commands/console.ts';
import type { SharedSnapshot } from '../host/shared_snapshot.ts';
import { counter, type Message, type Task } from './protocol.ts';
import { sharedWork, type Helpers } from './shared_work.ts';

/** With fewer units in an environment than this, one thread is done before another has begun. */
const fewest = 250;

/** Beside the main thread, which also writes the files. */
const most = 3;

/** After so many milliseconds without a word from another thread the main thread does the work itself. */
const patience = 5_000;

/** Does the work in several threads where there is enough of it; undefined where it is done in one. */
export function openThreads(root: string, shared: SharedSnapshot, { thread }: Console): Perform | undefined {
  const count = Math.min(idleCores() - 1, most);
  if (thread === undefined || count < 1) return undefined;
  let done = 0;
  let together: Perform | undefined;
  return (work) => {
    if (together === undefined && work.length < fewest) {
      done += work.length;
      return work.map((unit) => unit());
    }
    together ??= sharedWork(start(thread, count, done, { root, known: shared.known() }), done, shared.adopt);
    return together(work);
  };
}

/** On a machine that is busy with other work, threads only do some of theirs twice. Windows tells no load. */
function idleCores(): number {
  const [load = 0] = loadavg();
  return Math.round(availableParallelism() - load);
}

type ThreadStart = Exclude<Console['thread'], undefined>;

/** Starts threads that work on units from a number on. None keeps the process from ending. */
function start(thread: ThreadStart, count: number, from: number, task: Pick<Task, 'root' | 'known'>): Helpers {
  // Few starts need this module, and to load it costs a part of each.
  const { MessageChannel, receiveMessageOnPort, Worker } = process.getBuiltinModule('node:worker_threads');
  const counters = new Int32Array(new SharedArrayBuffer(8));
  counters[counter.next] = from;
  const ports = Array.from({ length: count }, (): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    const workerData: Task = { ...task, counters, port: port2 };
    const worker = new Worker(thread.script, { argv: [...thread.argv], workerData, transferList: [port2] });
    // One that cannot start or is gone says nothing, and the main thread does its work.
    worker.on('error', () => undefined).unref();
    return port1;
  });
  const receive = (): Message | undefined => {
    for (const port of ports) {
      const received: { message: Message } | undefined = receiveMessageOnPort(port);
      if (received !== undefined) return received.message;
    }
    return undefined;
  };
  return { counters, receive, patience };
}
