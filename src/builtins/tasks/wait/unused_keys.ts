import type { WaitTask } from '../../../generated/types.ts';
import type { TaskContext } from '../../../model/builtins.ts';
import { child, placeOf } from '../../../tree/tree.ts';

/**
 * Reports keys beside `for` that mean nothing for what is waited for. Only where both were written in one document: a
 * default is for all waits, and an overlay may ask for something else than the pipeline did.
 */
export function checkUnused(task: WaitTask, { id, tree, report }: TaskContext): void {
  const { sql, http, file } = task.for;
  const looks = sql ?? http ?? (file === undefined || isOfWorker(file) ? undefined : file);
  const unused = [...(looks === undefined ? ['connection'] : []), ...(sql === undefined ? ['parameters'] : [])];
  for (const key of unused) {
    const written = child(tree, key);
    if (written === undefined || written.source !== child(tree, 'for')?.source) continue;
    report({
      severity: 'error',
      code: 'unused-key',
      message: `The key "${key}" means nothing for what "${id}" waits for.`,
      place: placeOf(written),
      help:
        key === 'parameters' ? 'Only `sql` has parameters. Remove them.' : 'Remove it: no connection is asked there.',
    });
  }
}

function isOfWorker([first]: NonNullable<WaitTask['for']['file']>): boolean {
  return first?.kind === 'literal' && first.text.startsWith('/');
}
