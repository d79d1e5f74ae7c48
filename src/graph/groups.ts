import type { Graph, GraphGroup, GraphNode } from '../model/graph.ts';

/** Of each node, the groups that it lies in, outermost first. */
export function groupsAround({ groups }: Graph): (node: Pick<GraphNode, 'group'>) => readonly GraphGroup[] {
  const byId = new Map(groups.map((group) => [group.id, group]));
  const known = new Map<string | undefined, readonly GraphGroup[]>();
  const chain = (id: string | undefined): readonly GraphGroup[] => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const group = byId.get(id ?? '');
    const whole = group === undefined ? [] : [...chain(group.parent), group];
    known.set(id, whole);
    return whole;
  };
  return (node) => chain(node.group);
}

/** A group, or the whole graph, with what lies directly in it. */
export interface Level {
  /** Undefined for the whole graph. */
  readonly group?: GraphGroup;
  readonly nodes: readonly GraphNode[];
  readonly levels: readonly Level[];
}

/** The groups of a graph as a tree; those without a node are left out. */
export function levelsOf(graph: Graph): Level {
  const around = groupsAround(graph);
  const used = new Set(graph.nodes.flatMap((node) => around(node).map(({ id }) => id)));
  const nodes = grouped(graph.nodes, (node) => around(node).at(-1)?.id);
  const inUse = graph.groups.filter(({ id }) => used.has(id));
  const groups = grouped(inUse, (group) => around({ group: group.id }).at(-2)?.id);
  const level = (group: GraphGroup | undefined): Level => ({
    ...(group === undefined ? {} : { group }),
    nodes: nodes.get(group?.id) ?? [],
    levels: (groups.get(group?.id) ?? []).map(level),
  });
  return level(undefined);
}

function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [item]);
    else known.push(item);
  }
  return groups;
}
