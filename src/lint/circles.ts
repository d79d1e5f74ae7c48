/** Node → the nodes that it leads to. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/**
 * Circles of a graph: for each node the shortest one of those in which it comes first by its name, if there is one. Each
 * begins with that node.
 */
export function circlesIn(graph: Graph): readonly (readonly string[])[] {
  const inside = withoutEnds(graph);
  return [...inside.keys()].toSorted().flatMap((node) => {
    const circle = circleThrough(node, inside);
    return circle === undefined ? [] : [circle];
  });
}

/** The graph without nodes that nothing leads to, or that lead nowhere, again and again: they are in no circle. */
function withoutEnds(graph: Graph): Graph {
  let inside = graph;
  for (;;) {
    const reached = new Set([...inside.values()].flat());
    const kept = [...inside].flatMap(([node, next]) => {
      const onwards = next.filter((one) => inside.has(one));
      return onwards.length > 0 && reached.has(node) ? [[node, onwards] as const] : [];
    });
    if (kept.length === inside.size) return inside;
    inside = new Map(kept);
  }
}

/** Breadth first, over nodes that come later by their names. */
function circleThrough(start: string, graph: Graph): readonly string[] | undefined {
  const from = new Map<string, string>();
  const reached = [start];
  for (const node of reached) {
    for (const next of graph.get(node) ?? []) {
      if (next === start) return pathTo(node, start, from);
      if (next < start || from.has(next)) continue;
      from.set(next, node);
      reached.push(next);
    }
  }
  return undefined;
}

function pathTo(end: string, start: string, from: ReadonlyMap<string, string>): readonly string[] {
  const path = [end];
  for (let at = end; at !== start;) {
    at = from.get(at) ?? start;
    path.push(at);
  }
  return path.toReversed();
}
