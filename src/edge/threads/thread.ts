import { workerData } from 'node:worker_threads';
import { builtins } from '../../builtins/index.ts';
import { compile, type Perform } from '../../compile.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { openRepository } from '../host/repository.ts';
import type { Known, Reading } from '../host/shared_snapshot.ts';
import { counter, type Message, type Task } from './protocol.ts';

/**
 * What a thread does: it compiles the same project, but only units that nobody works on yet, and sends what comes of
 * them. Where it fails, the main thread does the same work, and meets the same bug.
 */
export function runThread(): void {
  const task = workerData as Task;
  const send = (message: Message): void => {
    task.port.postMessage(message, []);
    Atomics.add(task.counters, counter.sent, 1);
    Atomics.notify(task.counters, counter.sent);
  };
  try {
    const read: Reading[] = [];
    const snapshot = continued(task, read);
    compile(snapshot, builtins, () => undefined, claiming(task.counters, read, send));
  } catch {
    send({ kind: 'failed' });
  }
}

/** Works on what it gets hold of, and gives nothing: results are sent. */
function claiming(counters: Int32Array, read: Reading[], send: (message: Message) => void): Perform {
  let first = 0;
  let mine = Atomics.add(counters, counter.next, 1);
  return (work) => {
    for (; mine < first + work.length; mine = Atomics.add(counters, counter.next, 1)) {
      const made = work[mine - first]?.();
      if (made === undefined) throw new Error(`threads: there is no unit ${mine}`);
      send({ kind: 'unit', number: mine, made, read: read.splice(0) });
    }
    first += work.length;
    return [];
  };
}

/** A repository of which some answers are known; what is read beyond them is written down. */
function continued({ root, known }: { readonly root: string; readonly known: Known }, read: Reading[]): Snapshot {
  const repository = openRepository(root);
  const folders = new Map(known.folders.map(([folder, ...answers]) => [folder, answers]));
  const readings = new Map(known.readings);
  return {
    list: (folder) => folders.get(folder)?.[0] ?? repository.list(folder),
    unlisted: (folder) => folders.get(folder)?.[1] ?? repository.unlisted(folder),
    read(path) {
      const before = readings.get(path);
      if (before !== undefined) return before;
      const reading = repository.read(path);
      readings.set(path, reading);
      read.push([path, reading]);
      return reading;
    },
  };
}
