import type { TaskType } from '../../model/builtins.ts';
import { bash } from './bash/index.ts';
import { branch } from './branch/index.ts';
import { check } from './check/index.ts';
import { container } from './container/index.ts';
import { gate } from './gate/index.ts';
import { http } from './http/index.ts';
import { latestOnly } from './latest_only/index.ts';
import { native } from './native/index.ts';
import { noop } from './noop/index.ts';
import { python } from './python/index.ts';
import { sql } from './sql/index.ts';
import { trigger } from './trigger/index.ts';
import { wait } from './wait/index.ts';

/** The types of tasks that ship with dagwright. Adding one: its folder, and one line here. */
export const taskTypes: readonly TaskType[] = [
  bash,
  branch,
  check,
  container,
  gate,
  http,
  latestOnly,
  native,
  noop,
  python,
  sql,
  trigger,
  wait,
];
