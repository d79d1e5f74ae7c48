import type { Dict } from '../tree/tree.ts';

/** What the logical names of one environment mean there. */
export interface Environment {
  readonly id: string;
  /** Minor version of Airflow: `2.11`. */
  readonly airflow: string;
  readonly dagIdPrefix: string;
  readonly providers: ReadonlyMap<string, string>;
  readonly connections: ReadonlyMap<string, Connection>;
  readonly secrets: ReadonlyMap<string, Secret>;
  readonly stored: ReadonlyMap<string, StoredValue>;
  readonly pools: ReadonlyMap<string, Pool>;
  /** The effective value with its places. */
  readonly tree: Dict;
  /** False where its document has mistakes: what it lacks is then not called unknown, and nothing is made for it. */
  readonly isComplete: boolean;
}

export interface Connection {
  readonly name: string;
  readonly id: string;
  readonly type: string;
}

/** Where the target's store holds a secret; never its value. */
export type Secret =
  | { readonly kind: 'variable'; readonly variable: string }
  | { readonly kind: 'connection'; readonly connection: string; readonly field: string };

export interface StoredValue {
  readonly variable: string;
  readonly json: boolean;
}

export interface Pool {
  readonly slots: number;
  readonly description: string;
  readonly includeDeferred: boolean;
}
