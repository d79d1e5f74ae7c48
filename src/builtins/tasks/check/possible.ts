import type { TaskContext } from '../../../model/builtins.ts';
import type { Bounds, ColumnCheck } from '../../../model/operation.ts';
import { child, placeOf } from '../../../tree/tree.ts';

interface Asked {
  readonly rows: Bounds | undefined;
  readonly columns: ReadonlyMap<string, ColumnCheck>;
}

/** Reports what no table meets, such as at least five rows and at most two; true where there is nothing of that. */
export function isPossible({ rows, columns }: Asked, { id, tree, report }: TaskContext): boolean {
  const impossible = [
    ...(contradicts(rows) ? [child(tree, 'rows')] : []),
    ...[...columns].flatMap(([name, { min, max, distinct }]) => {
      const at = child(child(tree, 'columns'), name);
      if (contradicts(distinct)) return [child(at, 'distinct')];
      return min !== undefined && max !== undefined && min > max ? [at] : [];
    }),
  ];
  for (const at of impossible) report({ ...problem(id), place: placeOf(at ?? tree) });
  return impossible.length === 0;
}

function contradicts({ atLeast = 0, atMost = Infinity, exactly }: Bounds = {}): boolean {
  return atLeast > atMost || (exactly !== undefined && (exactly < atLeast || exactly > atMost));
}

function problem(id: string): {
  readonly severity: 'error';
  readonly code: string;
  readonly message: string;
  readonly help: string;
} {
  return {
    severity: 'error',
    code: 'check-impossible',
    message: `What the check "${id}" asks here contradicts itself: it could never succeed.`,
    help: 'Write bounds of which the lower one is not above the upper one.',
  };
}
