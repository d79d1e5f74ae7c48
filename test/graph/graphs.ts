import fc from 'fast-check';
import type { Graph, GraphEdge, GraphGroup, GraphNode } from '../../src/model/graph.ts';
import { naughtyStrings } from '../airflow/naughty_strings.ts';

/** Texts as nobody would write them: they look like what the formats of pictures mean something by. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...naughtyStrings),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: fc.constantFrom(...Array.from('"\'`#;:%{}[]()<>|&\\$@!*_-=~./ \n\tadßﬂ°¶1')), maxLength: 30 }),
);

const mark = fc.constantFrom(undefined, undefined, 'added' as const, 'removed' as const, 'changed' as const);

/** Graphs of up to thirty nodes in groups of groups; edges may lead anywhere. */
export const graphs: fc.Arbitrary<Graph> = fc
  .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 4 }), hostileText)
  .chain(([nodes, groups, title]) =>
    fc.record({
      title: fc.constant(title),
      nodes: fc.tuple(...Array.from({ length: nodes }, (_, index) => nodeOf(index, groups))),
      edges: fc.array(edgeOf(nodes), { maxLength: 40 }),
      groups: fc.tuple(...Array.from({ length: groups }, (_, index) => groupOf(index))),
    }),
  );

function nodeOf(index: number, groups: number): fc.Arbitrary<GraphNode> {
  return fc
    .record({
      label: hostileText,
      kind: fc.constantFrom('task' as const, 'pipeline' as const, 'asset' as const, 'external' as const),
      detail: fc.option(hostileText, { nil: undefined }),
      group: fc.integer({ min: 0, max: groups }),
      mark,
    })
    .map(({ group, ...node }) =>
      defined({ id: `t${index}`, ...node, group: group === 0 ? undefined : `s${group - 1}` }),
    );
}

function edgeOf(nodes: number): fc.Arbitrary<GraphEdge> {
  const end = fc.integer({ min: 0, max: nodes - 1 }).map((index) => `t${index}`);
  return fc.record({ from: end, to: end, label: fc.option(hostileText, { nil: undefined }), mark }).map(defined);
}

/** Each group lies in none, or in one before it. */
function groupOf(index: number): fc.Arbitrary<GraphGroup> {
  return fc
    .record({ label: hostileText, parent: fc.integer({ min: -1, max: index - 1 }) })
    .map(({ label, parent }) => defined({ id: `s${index}`, label, parent: parent === -1 ? undefined : `s${parent}` }));
}

type Defined<Part> = { [Key in keyof Part]: Exclude<Part[Key], undefined> };

function defined<Part extends object>(part: Part): Defined<Part> {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as Defined<Part>;
}
