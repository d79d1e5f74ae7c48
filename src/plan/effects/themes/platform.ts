import { text } from '../../../tree/tree.ts';
import type { Seen, Sentences, Told } from '../seen.ts';
import { secondsOf } from '../values.ts';
import { capital, named, spoken } from '../words.ts';

/** On what tasks are done. */
export const platform: Sentences = [
  ['tasks.*.airflow.queue', (seen) => moved(seen, 'the workers of the queue', 'the usual workers')],
  ['tasks.*.airflow.executor', (seen) => moved(seen, 'the executor', 'the usual executor')],
  ['tasks.*.kubernetes.namespace', (seen) => moved(seen, 'pods of the namespace', 'pods of the usual namespace')],
  ['tasks.*.kubernetes.connection', (seen) => moved(seen, 'the cluster', 'the cluster of Airflow')],
  ['tasks.*.kubernetes.service_account', account],
  ['tasks.*.kubernetes.startup_timeout', startup],
];

function moved({ who, before, after }: Seen, where: string, usual: string): Told {
  const [old, fresh] = [text(before), text(after)];
  const now = fresh === undefined ? usual : `${where} ${named(fresh)}`;
  const effect = `${capital(who)} is now run by ${now}${old === undefined ? '' : ` instead of ${named(old)}`}.`;
  return { effect, reason: 'what it needs has to be there too' };
}

function account({ who, before, after }: Seen): string {
  const [old, fresh] = [text(before), text(after)];
  if (fresh === undefined) return `${capital(who)} no longer runs as ${named(old ?? '')} in the cluster.`;
  return `${capital(who)} runs as ${named(fresh)} in the cluster${old === undefined ? '' : ` instead of ${named(old)}`}.`;
}

function startup({ who, before, after }: Seen): Told {
  const [old, fresh] = [secondsOf(before) ?? usualStartup, secondsOf(after) ?? usualStartup];
  const effect = `A try of ${who} fails when its pod has not started after ${spoken(fresh)} instead of ${spoken(old)}.`;
  if (fresh >= old) return { effect, risk: 'low', reason: 'a pod that never starts is only told later' };
  return { effect, risk: 'medium', reason: 'a busy cluster may need longer' };
}

/** Where no layer says one. */
const usualStartup = 120;
