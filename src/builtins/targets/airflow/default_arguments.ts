import type { Expression } from '../../../emit/python/expression.ts';
import { isSameExpression } from '../../../emit/python/is_same.ts';
import type { Task } from '../../../model/pipeline.ts';
import type { Capabilities } from './capabilities.ts';
import { sharedArguments, type SharedArguments } from './tasks.ts';

/**
 * The arguments that every task of a DAG has, with the value that most of them have; the others say theirs.
 * An argument that some task lacks stays with the tasks: a default could not be unset there.
 */
export function defaultArguments(tasks: readonly Task[], capabilities: Capabilities): SharedArguments {
  const counts = new Map<string, Count[]>();
  for (const task of tasks) for (const [name, value] of sharedArguments(task, capabilities)) count(counts, name, value);
  const shared = new Map<string, Expression>();
  for (const [name, values] of counts) {
    const total = values.reduce((sum, each) => sum + each.count, 0);
    const most = values.reduce((best, each) => (each.count > best.count ? each : best));
    if (total === tasks.length) shared.set(name, most.value);
  }
  return shared;
}

interface Count {
  readonly value: Expression;
  count: number;
}

function count(counts: Map<string, Count[]>, name: string, value: Expression): void {
  const values = counts.get(name) ?? [];
  counts.set(name, values);
  const known = values.find((each) => isSameExpression(each.value, value));
  if (known === undefined) values.push({ value, count: 1 });
  else known.count += 1;
}
