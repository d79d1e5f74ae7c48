import type { Task } from '../../../model/pipeline.ts';

/** The id of a task in Airflow. */
export function taskIdOf(task: Task): string {
  return task.taskId ?? task.id;
}
