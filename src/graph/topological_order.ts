interface Named {
  readonly id: string;
}

interface Link {
  readonly from: string;
  readonly to: string;
}

/**
 * Nodes in an order in which no edge leads back, and else in the order given. Of what lies in a circle or behind one, for
 * which there is no such order, the first node comes first.
 */
export function topologicalOrder<Node extends Named>(nodes: readonly Node[], edges: readonly Link[]): readonly Node[] {
  const { before, after } = neighboursOf(nodes, edges);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ordered = nodes.filter(({ id }) => before.get(id) === 0);
  const taken = new Set(ordered);
  const take = (node: Node | undefined): void => {
    if (node === undefined || taken.has(node)) return;
    taken.add(node);
    ordered.push(node);
  };
  let walked = 0;
  for (const node of nodes) {
    for (; walked < ordered.length; walked += 1) {
      for (const next of after.get(ordered[walked]?.id ?? '') ?? []) {
        const left = (before.get(next) ?? 0) - 1;
        before.set(next, left);
        if (left === 0) take(byId.get(next));
      }
    }
    // Nothing else is free: what was not taken waits for a circle.
    take(node);
  }
  return ordered;
}

interface Neighbours {
  /** How many edges lead to each node. */
  readonly before: Map<string, number>;
  /** Where the edges of each node lead. */
  readonly after: ReadonlyMap<string, readonly string[]>;
}

function neighboursOf(nodes: readonly Named[], edges: readonly Link[]): Neighbours {
  const before = new Map(nodes.map(({ id }) => [id, 0]));
  const after = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { from, to } of edges) {
    if (from === to) continue;
    after.get(from)?.push(to);
    before.set(to, (before.get(to) ?? 0) + 1);
  }
  return { before, after };
}
