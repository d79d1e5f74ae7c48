import type { WaitedFor } from '../model/operation.ts';
import type { Task } from '../model/pipeline.ts';
import { child, text, type Dict } from '../tree/tree.ts';

/** What a task is, in a few words: `sql`, `wait for orders_hourly`, `python × 3`, `sql × each of list_regions`. */
export function taskDetail({ tree, operation, map }: Task): string {
  const times = map === undefined ? '' : ` × ${map.kind === 'written' ? map.operations.length : `each of ${map.task}`}`;
  if (operation.kind === 'wait') return `${waitDetail(tree, operation.for)}${times}`;
  const type = text(child(tree, 'type')) ?? operation.kind;
  const started = operation.kind === 'trigger' ? ` ${text(child(tree, 'pipeline')) ?? operation.dagId}` : '';
  return `${type}${started}${times}`;
}

function waitDetail(tree: Dict, waited: WaitedFor): string {
  switch (waited.kind) {
    case 'file':
      return 'wait for a file';
    case 'query':
      return 'wait for a query';
    case 'http':
      return 'wait for an answer';
    case 'time':
      return `wait until ${waited.time}`;
    case 'pipeline': {
      const written = child(tree, 'for');
      const task = text(child(written, 'task'));
      return `wait for ${task === undefined ? '' : `${task} of `}${text(child(written, 'pipeline')) ?? waited.dagId}`;
    }
  }
}
