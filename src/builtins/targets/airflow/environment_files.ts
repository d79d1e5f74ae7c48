import type { Artifact } from '../../../model/artifact.ts';
import type { Environment, Pool } from '../../../model/environment.ts';
import { layout } from '../../../model/layout.ts';
import { headerMark } from './dag_file.ts';

/** Pools in the form of each command line that imports them, and what the store must hold. */
export function environmentFiles(environment: Environment): readonly Artifact[] {
  const folder = `${layout.generated}/${environment.id}`;
  const pools = [...environment.pools].toSorted(([left], [right]) => (left < right ? -1 : 1));
  // The list of the store comes first: JSON has no comments, so pools are known as ours by the list beside them.
  const files: Artifact[] = [
    { path: `${folder}/store.yaml`, text: storeFile(environment) },
    { path: `${folder}/pools.json`, text: json(Object.fromEntries(pools.map(([name, pool]) => [name, poolOf(pool)]))) },
  ];
  if (!environment.airflow.startsWith('2.')) {
    files.push({
      path: `${folder}/pools.airflowctl.json`,
      text: json(pools.map(([name, pool]) => ({ name, ...poolOf(pool) }))),
    });
  }
  return files;
}

function poolOf(pool: Pool): { slots: number; description: string; include_deferred: boolean } {
  return { slots: pool.slots, description: pool.description, include_deferred: pool.includeDeferred };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** Ids only, and in no form that could be imported: importing would overwrite the real values. */
function storeFile(environment: Environment): string {
  const secrets = [...environment.secrets.values()].flatMap((secret) =>
    secret.kind === 'variable' ? [secret.variable] : [],
  );
  const variables = [...secrets, ...[...environment.stored.values()].map((stored) => stored.variable)];
  const connections = [...environment.connections.values()].map((connection) => connection.id);
  return [
    `# What the store of ${environment.id} must hold before its pipelines run. Ids only; values are never written here.`,
    `# ${headerMark} ${layout.environments}/${environment.id}/environment.yaml: edit that file, not this one.`,
    ...section('connections', connections),
    ...section('variables', variables),
    '',
  ].join('\n');
}

function section(name: string, ids: readonly string[]): readonly string[] {
  const sorted = [...new Set(ids)].toSorted();
  return sorted.length === 0 ? [`${name}: []`] : [`${name}:`, ...sorted.map((id) => `  - ${JSON.stringify(id)}`)];
}
