import type { Builtins } from '../model/builtins.ts';
import { rules } from './rules/index.ts';
import { airflow } from './targets/airflow/index.ts';
import { taskTypes } from './tasks/index.ts';

/** Everything that ships with dagwright: the only place that knows it all. */
export const builtins: Builtins = { tasks: taskTypes, target: airflow, rules };
