import type { Pipeline } from '../model/pipeline.ts';
import { isSameModel } from './same_model.ts';

/** A pipeline on both sides, as it will run. */
export interface ModelSides {
  readonly before?: Pipeline | undefined;
  readonly after?: Pipeline | undefined;
}

/**
 * Whether a value that differs reaches no run: what is made of its task, or of the whole pipeline, is the same, or the
 * value is for another major version of the target.
 *
 * @param airflow the minor version that runs the pipeline: `3.3`
 */
export function reachesNoRun(path: readonly string[], { before, after }: ModelSides, airflow: string): boolean {
  if (before === undefined || after === undefined) return false;
  const [first, id] = path;
  if (first !== 'tasks') return isSameModel(before, after);
  if (path.length < 3) return false;
  if (isForOtherVersion(path, airflow)) return true;
  const [old, next] = [before, after].map(({ tasks }) => tasks.find((task) => task.id === id));
  return old !== undefined && next !== undefined && isSameModel(old, next);
}

/** A class can be named for each major version: `class: { 2: …, 3: … }`. */
function isForOtherVersion(path: readonly string[], airflow: string): boolean {
  const [key, version = ''] = path.slice(-2);
  return key === 'class' && /^\d+$/u.test(version) && airflow.split('.')[0] !== version;
}
