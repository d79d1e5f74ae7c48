// What test/airflow/python/dump.py prints. Names are Airflow's own. Instants are UTC text (`2026-03-29T02:30:00Z`),
// durations seconds.

/** A value as JSON; what JSON cannot hold is `{ $repr: text }`, an argument a mapped task expands `{ $expand: value }`. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What Airflow understood of one folder. */
export interface Dump {
  /** File inside the folder -> Airflow's message. */
  readonly import_errors: Readonly<Record<string, string>>;
  readonly warnings: readonly LoadWarning[];
  readonly dags: Readonly<Record<string, DumpedDag>>;
}

export interface LoadWarning {
  /** The DAG file that was being loaded. */
  readonly file: string;
  /** Where Python places it: inside the folder, or inside site-packages. */
  readonly path: string;
  readonly line: number;
  /** Full name of the class, such as `airflow.exceptions.RemovedInAirflow3Warning`; builtins have no module. */
  readonly category: string;
  readonly message: string;
}

export interface DumpedDag {
  readonly dag_id: string;
  readonly file: string;
  readonly description: string | null;
  readonly doc_md: string | null;
  readonly display_name: string | null;
  readonly timezone: string;
  readonly start_date: string | null;
  readonly end_date: string | null;
  readonly catchup: boolean;
  readonly max_active_runs: number;
  readonly max_active_tasks: number;
  readonly max_consecutive_failed_dag_runs: number | null;
  readonly dagrun_timeout: number | null;
  readonly fail_fast: boolean;
  readonly render_template_as_native_obj: boolean;
  readonly tags: readonly string[];
  readonly owner: string;
  readonly owner_links: Readonly<Record<string, string>>;
  readonly is_paused_upon_creation: boolean | null;
  readonly params: Readonly<
    Record<string, { readonly value: Json; readonly description: string | null; readonly schema: Json }>
  >;
  readonly keys: DumpedDagKeys;
  readonly schedule: DumpedSchedule;
  readonly groups: Readonly<
    Record<string, { readonly path: readonly string[]; readonly tooltip: string; readonly display_name: string | null }>
  >;
  /** [upstream, downstream, label], sorted. */
  readonly edge_labels: readonly (readonly [string, string, string])[];
  readonly tasks: Readonly<Record<string, DumpedTask>>;
}

/** Who is told of an outcome: callbacks by their names, `outer(inner)` where one calls another. */
export interface DumpedCallbacks {
  readonly failure: readonly string[];
  readonly success: readonly string[];
}

/** What only Airflow knows of a DAG. */
export interface DumpedDagKeys {
  readonly display_name: string;
  readonly owner_links: Readonly<Record<string, string>>;
  readonly access_control: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> | null;
  readonly allowed_run_types: readonly string[] | null;
  /** How the form shows each parameter. */
  readonly params: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly told: DumpedCallbacks;
}

/** What only Airflow knows of a task. */
export interface DumpedTaskKeys {
  readonly display_name: string;
  readonly queue: string;
  readonly executor: string | null;
  /** Objects are `{ $class: … }`. */
  readonly executor_config: Json;
  readonly do_xcom_push: boolean;
  /** By their names. */
  readonly inlets: readonly string[];
  readonly run_as_user: string | null;
  readonly email: readonly string[] | null;
  /** On failure, on retry. */
  readonly email_on: readonly [boolean, boolean];
  readonly told: DumpedCallbacks;
}

export interface DumpedSchedule {
  /** Full name of the class that schedules. */
  readonly timetable: string;
  readonly summary: string | null;
  /** `{ all: […] }`, `{ any: […] }` or a URI; null of a DAG that is not due by assets. */
  readonly assets: Json;
  /** The runs from the start (or `runsFrom`) on, nothing skipped. */
  readonly runs: readonly DumpedRun[];
  /** What the scheduler would start first at `now`, by the DAG's own catchup; null without `now`. */
  readonly first_run: DumpedRun | null;
  /** Why Airflow could not serialize the DAG or list its runs. */
  readonly error: string | null;
}

export interface DumpedRun {
  readonly run_after: string;
  readonly logical_date: string | null;
  readonly data_interval_start: string | null;
  readonly data_interval_end: string | null;
}

export interface DumpedTask {
  readonly task_id: string;
  /** Full name of the class. */
  readonly operator: string;
  readonly mapped: boolean;
  /** What each instance gets by itself, `{ $outputs: ids }` where that are outputs of tasks; null of a task that is not mapped. */
  readonly expanded: readonly Readonly<Record<string, Json>>[] | { readonly $outputs: readonly string[] } | null;
  readonly upstream: readonly string[];
  readonly downstream: readonly string[];
  /** Group ids from the outermost to the innermost. */
  readonly group_path: readonly string[];
  readonly is_setup: boolean;
  readonly is_teardown: boolean;
  readonly trigger_rule: string;
  readonly retries: number;
  readonly retry_delay: number;
  readonly max_retry_delay: number | null;
  readonly retry_exponential_backoff: boolean | number;
  readonly execution_timeout: number | null;
  readonly sla: number | null;
  readonly start_date: string | null;
  readonly end_date: string | null;
  readonly pool: string;
  readonly pool_slots: number;
  readonly priority_weight: number;
  readonly weight_rule: string;
  readonly queue: string;
  readonly depends_on_past: boolean;
  readonly wait_for_downstream: boolean;
  readonly max_active_tis_per_dag: number | null;
  readonly max_active_tis_per_dagrun: number | null;
  readonly owner: string;
  readonly doc_md: string | null;
  readonly display_name: string | null;
  readonly keys: DumpedTaskKeys;
  readonly do_xcom_push: boolean;
  /** Arguments named `conn_id` or `…_conn_id`. */
  readonly connections: Readonly<Record<string, string>>;
  readonly template_ext: readonly string[];
  /** Before rendering; template files are already read. */
  readonly template_fields: Readonly<Record<string, Json>>;
  /** What the constructor was given beyond template fields; callables are `{ $callable: 'module.name' }`. */
  readonly arguments: Readonly<Record<string, Json>>;
  readonly inlets: readonly DumpedAsset[];
  readonly outlets: readonly DumpedAsset[];
}

export interface DumpedAsset {
  readonly type: string;
  readonly name: string | null;
  readonly uri: string | null;
}
