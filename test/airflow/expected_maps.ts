import type { Pipeline, Task } from '../../src/model/pipeline.ts';
import type { AssetCondition, Schedule } from '../../src/model/schedule.ts';
import type { DumpedTask, Json } from '../oracles/airflow_dump.ts';

/** Parameters, with what a form shows of them. */
export function expectedParams({ params, airflow }: Pipeline): object {
  const described = [...params].map(([name, { schema, description, default: value }]) => {
    const json: object = typeof schema === 'object' && schema !== null ? schema : {};
    return [
      name,
      {
        value: value ?? null,
        description: description ?? null,
        schema: { ...json, ...airflow.paramsUi?.[name] },
      },
    ] as const;
  });
  return Object.fromEntries(described.toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

/** What makes a pipeline due that has no times. */
export function expectedAssets(schedule: Schedule): Json {
  return schedule.kind === 'assets' ? conditionOf(schedule.condition) : null;
}

function conditionOf(condition: AssetCondition): Json {
  return condition.kind === 'asset' ? uriOf(condition.asset) : { [condition.kind]: condition.of.map(conditionOf) };
}

/** Airflow gives a name without a path the path of a root, on all versions. */
export function uriOf(asset: string): string {
  return /^[^:]+:\/\/[^/]+$/u.test(asset) ? `${asset}/` : asset;
}

/** How a task is repeated, and what it tells other pipelines. */
export function expectedRepetition(task: Task, ids: ReadonlyMap<string, string>): object {
  const { map, dependsOnPast, maxActive, produces } = task;
  return {
    mapped: map === undefined ? null : map.kind === 'output' ? [ids.get(map.task) ?? map.task] : map.operations.length,
    depends_on_past: dependsOnPast,
    most: { of_all_runs: maxActive ?? null, of_a_run: map?.maxActive ?? null },
    outlets: produces.map(uriOf),
  };
}

/** The same as Airflow understood it. */
export function understoodRepetition(task: DumpedTask): object {
  const { expanded } = task;
  return {
    mapped: expanded === null ? null : '$outputs' in expanded ? expanded.$outputs : expanded.length,
    depends_on_past: task.depends_on_past,
    most: { of_all_runs: task.max_active_tis_per_dag, of_a_run: task.max_active_tis_per_dagrun },
    outlets: task.outlets.map(({ uri }) => uri),
  };
}

/** The instances of a mapped task whose elements are written, each with its arguments; else the task itself. */
export function instancesOf(task: DumpedTask): readonly DumpedTask[] {
  const { expanded } = task;
  if (expanded === null || '$outputs' in expanded) return [task];
  return expanded.map((own) => ({ ...task, arguments: { ...task.arguments, ...own } }));
}
