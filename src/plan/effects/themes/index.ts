import type { Sentences } from '../seen.ts';
import { alerts, alertsOfEnvironment } from './alerts.ts';
import { checks } from './checks.ts';
import { environment } from './environment.ts';
import { existence } from './existence.ts';
import { givenValues } from './given_values.ts';
import { interfaces } from './interface.ts';
import { labels } from './labels.ts';
import { limits, limitsOfEnvironment } from './limits.ts';
import { order } from './order.ts';
import { platform } from './platform.ts';
import { retries } from './retries.ts';
import { schedule } from './schedule.ts';
import { waits } from './waits.ts';
import { work } from './work.ts';

/** All sentences about pipelines and their tasks, by theme. */
export const pipelineThemes: Sentences = [
  ...existence,
  ...schedule,
  ...retries,
  ...order,
  ...waits,
  ...limits,
  ...alerts,
  ...checks,
  ...platform,
  ...work,
  ...givenValues,
  ...interfaces,
  ...labels,
];

/** All sentences about environments. */
export const environmentThemes: Sentences = [...limitsOfEnvironment, ...alertsOfEnvironment, ...environment];
