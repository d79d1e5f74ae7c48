/** What depends on what: tasks of a pipeline, or pipelines of an environment. */
export interface Graph {
  readonly title: string;
  /** In an order in which no edge leads back, where there is one. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** Groups of nodes, outermost first. */
  readonly groups: readonly GraphGroup[];
}

/** What a plan says of a part of a graph. */
export type GraphMark = 'added' | 'removed' | 'changed';

export interface GraphNode {
  /** Unique in the graph; text of users. */
  readonly id: string;
  /** What it is called, where that is not its id: one from elsewhere may have the name of a pipeline. */
  readonly label?: string;
  readonly kind: 'task' | 'pipeline' | 'asset' | 'external';
  /** A word below the name: the type of a task, the schedule of a pipeline. */
  readonly detail?: string;
  readonly group?: string;
  readonly mark?: GraphMark;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** How it depends, where that is not simply "after": `awaited by`, `triggers`, `all_done`. */
  readonly label?: string;
  readonly mark?: GraphMark;
}

export interface GraphGroup {
  /** `extract.files` for a group in a group. */
  readonly id: string;
  readonly label: string;
  readonly parent?: string;
}
