/** What lowering a value to Airflow's Jinja has to know of the pipeline and its environment. */
export interface ValueContext {
  /** The environment's Airflow, such as `2.11`. */
  readonly airflow: string;
  /** The pipeline's zone. */
  readonly zone: string;
  /**
   * What a run of the pipeline stands for: a window from the slot before (`windows`; `moved_windows` where the clocks
   * skip or repeat the local time of some slot), a window of a fixed length up to its slot (`sliding`), or a moment
   * alone: its slot (`window: none`, several crons, `once`), or when it became due (`manual`, `assets`). Also where
   * the schedule does not need one, the DAG needs a `start_date`.
   */
  readonly runs: 'windows' | 'moved_windows' | 'sliding' | 'moments';
  /** Task in the language → its id in Airflow. */
  readonly taskIds: ReadonlyMap<string, string>;
  /** The ids in Airflow of the tasks that are mapped: each puts out a list. */
  readonly mapped?: ReadonlySet<string>;
  /** The id in Airflow of the task over whose output this one is mapped. */
  readonly mappedOver?: string;
  /** Name in the language → the store's variable. */
  readonly stored: ReadonlyMap<string, StoredValue>;
  /** Name in the language → where the secret is, by the store's own ids. */
  readonly secrets: ReadonlyMap<string, StoredSecret>;
}

export interface StoredValue {
  readonly variable: string;
  /** Whether the variable holds JSON. */
  readonly json: boolean;
}

export type StoredSecret =
  | { readonly kind: 'variable'; readonly variable: string }
  | { readonly kind: 'connection'; readonly connection: string; readonly field: 'password' };

/** True for the versions whose runs may lack a logical date, and whose run holds plain datetimes. */
export function isAirflow3({ airflow }: Pick<ValueContext, 'airflow'>): boolean {
  return Number(airflow.split('.')[0]) >= 3;
}
