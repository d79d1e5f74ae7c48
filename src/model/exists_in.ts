import { child, text, type Dict } from '../tree/tree.ts';

/**
 * True where the `environments` of a pipeline or a task name this one, or there are none. A list without any name is
 * one whose names were found wrong.
 */
export function existsIn(tree: Dict, environment: string): boolean {
  const list = child(tree, 'environments');
  return list?.kind !== 'list' || list.items.length === 0 || list.items.some((item) => text(item) === environment);
}
