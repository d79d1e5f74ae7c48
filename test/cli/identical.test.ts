import fc from 'fast-check';
import { expect, test } from 'vitest';
import { builtins } from '../../src/builtins/index.ts';
import { compile } from '../../src/compile.ts';
import { openRepository } from '../../src/edge/host/repository.ts';
import { memorySnapshot, type Snapshot } from '../../src/model/snapshot.ts';
import { shop } from './shop.ts';

function compiled(snapshot: Snapshot): readonly string[] {
  const files: string[] = [];
  const { diagnostics } = compile(snapshot, builtins, ({ path, text }) => files.push(`${path}\n${text}`));
  expect(diagnostics).toEqual([]);
  return files.toSorted();
}

/** The same files, listed in another order. */
function listedAs(snapshot: Snapshot, ranks: readonly number[]): Snapshot {
  const rank = new Map<string, number>();
  const rankOf = (path: string): number => {
    const known = rank.get(path) ?? ranks[rank.size % ranks.length] ?? 0;
    rank.set(path, known);
    return known;
  };
  return {
    ...snapshot,
    list: (folder) => snapshot.list(folder).toSorted((left, right) => rankOf(left) - rankOf(right)),
  };
}

const ranks = fc.array(fc.nat(), { minLength: 40, maxLength: 40 });

test('the demo compiles to the same bytes in whatever order its folders list their files', () => {
  const demo = openRepository('.');
  const expected = compiled(demo);
  fc.assert(
    fc.property(ranks, (order) => {
      expect(compiled(listedAs(demo, order))).toEqual(expected);
    }),
    { numRuns: 10 },
  );
});

function type(id: string): string {
  return `kind: TaskType\nid: ${id}\ndescription: Runs a script.\ninputs:\n  ${id}_day: { type: string }\ntask: { type: bash, command: ls }\n`;
}

function overlay(id: string): string {
  return `kind: Overlay\npipeline: ${id}\ntasks: { load: { priority: 3 } }\n`;
}

test('so do types of tasks and overlays', () => {
  const files = memorySnapshot({
    ...shop,
    'pipelines/types/export.yaml': type('export'),
    'pipelines/types/archive.yaml': type('archive'),
    'pipelines/types/copy.yaml': type('copy'),
    'environments/dev/overlays/a.yaml': overlay('orders'),
    'environments/dev/overlays/b.yaml': overlay('invoices'),
  });
  const expected = compiled(files);
  fc.assert(
    fc.property(ranks, (order) => {
      expect(compiled(listedAs(files, order))).toEqual(expected);
    }),
    { numRuns: 30 },
  );
});
