import { ask, type Run } from './airflow.ts';
import type { Json } from './airflow_dump.ts';
import type { Environment } from './airflow_home.ts';
import type { Airflow } from './oracle.ts';

/** A pod as the API of Kubernetes gets it. */
export interface Pod {
  readonly metadata: { readonly [key: string]: Json };
  readonly spec: { readonly [key: string]: Json };
}

export interface PodsRequest {
  readonly folder: string;
  readonly tasks: readonly { readonly dag_id: string; readonly task_id: string; readonly run: Run }[];
  readonly environment?: Environment;
}

/** The pods that tasks of a folder of DAG files would create, in the order of the request. No cluster is asked. */
export async function buildPods(airflow: Airflow, { environment, ...rest }: PodsRequest): Promise<readonly Pod[]> {
  const { pods } = await ask<{ pods: readonly Pod[] }>(airflow, 'pods.py', rest, environment);
  return pods;
}
