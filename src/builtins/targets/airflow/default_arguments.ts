import type { Expression } from '../../../emit/python/expression.ts';
import type { Task } from '../../../model/pipeline.ts';
import type { Capabilities } from './capabilities.ts';
import { sharedArguments, type SharedArguments } from './tasks.ts';

/**
 * The arguments that every task of a DAG has, with the value that most of them have; the others say theirs.
 * An argument that some task lacks stays with the tasks: a default could not be unset there.
 */
export function defaultArguments(tasks: readonly Task[], capabilities: Capabilities): SharedArguments {
  const counts = new Map<string, Map<string, { readonly value: Expression; count: number }>>();
  for (const task of tasks) for (const [name, value] of sharedArguments(task, capabilities)) count(counts, name, value);
  const shared = new Map<string, Expression>();
  for (const [name, values] of counts) {
    const all = [...values.values()];
    const total = all.reduce((sum, each) => sum + each.count, 0);
    const most = all.reduce((best, each) => (each.count > best.count ? each : best));
    if (total === tasks.length) shared.set(name, most.value);
  }
  return shared;
}

function count(
  counts: Map<string, Map<string, { readonly value: Expression; count: number }>>,
  name: string,
  value: Expression,
): void {
  const values = counts.get(name) ?? new Map<string, { readonly value: Expression; count: number }>();
  counts.set(name, values);
  const key = JSON.stringify(value);
  const known = values.get(key) ?? { value, count: 0 };
  known.count += 1;
  values.set(key, known);
}
