/** What lowering a value to Airflow's Jinja has to know of the pipeline and its environment. */
export interface ValueContext {
  /** The environment's Airflow, such as `2.11`. */
  readonly airflow: string;
  /** The pipeline's zone. */
  readonly zone: string;
  /**
   * What a run of the pipeline stands for: a window that ends at its slot, a slot alone (`window: none`, `once`), or
   * neither (`manual`, `assets`). Without slots, the DAG needs a `start_date`, though the schedule does not.
   */
  readonly runs: 'windows' | 'slots' | 'unscheduled';
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
export function isAirflow3(context: ValueContext): boolean {
  return Number(context.airflow.split('.')[0]) >= 3;
}
