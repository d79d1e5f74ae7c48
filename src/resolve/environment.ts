import { environmentSchema } from '../language/environment.ts';
import type { Target } from '../model/builtins.ts';
import type { Connection, Environment, Pool, Secret, StoredValue } from '../model/environment.ts';
import type { Project } from '../model/project.ts';
import type { EffectiveEnvironment } from '../generated/types.ts';
import type { Report } from '../text/diagnostic.ts';
import { didYouMean } from '../text/suggest.ts';
import { dictAt } from '../tree/make.ts';
import { child, placeOf, valueOf, type Dict, type Leaf, type Tree } from '../tree/tree.ts';
import type { Text } from '../values/text.ts';
import { checkEffective } from '../validate/effective.ts';
import { kindJudge } from '../validate/judges.ts';
import { without } from '../validate/prune.ts';
import { withDefaults } from './defaults.ts';
import { newAllowance } from './fill/allowance.ts';
import type { FillContext } from './fill/context.ts';
import { fill, fillValue } from './fill/fill.ts';
import { readSchedule } from './schedule.ts';
import { environmentScope } from './scopes.ts';

/**
 * What an environment's logical names mean. Where its document could not be read, or has mistakes, the result is not
 * complete: pipelines are then looked at with what there is, and nothing is made.
 */
export function resolveEnvironment(id: string, project: Project, target: Target, report: Report): Environment {
  const document = project.environmentDocuments.get(id);
  if (document === undefined) return withoutDocument(id, target, project);
  let sound = document.sound;
  const note: Report = (diagnostic) => {
    if (diagnostic.severity === 'error') sound = false;
    report(diagnostic);
  };
  const tree = fillEnvironment(id, document.tree, document.sound, target, note);
  const subject = { tree: partOf(tree), schema: environmentSchema, path: [] };
  checkEffective(subject, kindJudge('effective', 'Environment'), { isIncomplete: !sound }, note);
  checkVersion(tree, target, note);
  const environment = environmentOf(id, tree, target);
  checkSecrets(environment, document.sound, target, note);
  checkExternalPipelines(environment, sound, note);
  return { ...environment, isComplete: sound };
}

/** Defaults, overrides and channels are judged as part of the pipelines that they reach. */
function partOf(tree: Dict): Dict {
  const entries = new Map(tree.entries);
  for (const key of ['defaults', 'overrides', 'channels']) entries.delete(key);
  return { ...tree, entries };
}

function fillEnvironment(id: string, written: Dict, isComplete: boolean, target: Target, report: Report): Dict {
  const texts = new Map<Leaf, Text>();
  const failed = new Set<Tree>();
  const context = {
    scope: environmentScope(id, written, isComplete),
    report,
    texts,
    run: { problem: () => undefined },
    jinja: target.jinja(target.versions.at(-1) ?? '', 'scheduled'),
    fillValue,
    active: [],
    allowance: newAllowance(),
    failed,
  };
  checkVariables(written, context);
  const entries = new Map(written.entries);
  for (const key of ['target', 'connections', 'secrets', 'stored', 'pools', 'kubernetes', 'external_pipelines']) {
    const entry = entries.get(key);
    const filled =
      entry === undefined ? undefined : fill(entry.value, environmentSchema.properties?.[key] ?? {}, context);
    if (entry !== undefined && filled !== undefined) entries.set(key, { key: entry.key, value: filled });
  }
  const pairs = ['connections', 'secrets', 'stored', 'pools'];
  // What could not be filled was reported: it is left out, so that nothing more is said of it.
  const filled = without({ ...written, entries }, failed);
  return pairs.reduce(
    (tree, key) => eachWithDefaults(tree, key),
    withDefaults(filled, { properties: { target: environmentSchema.properties?.['target'] ?? {} } }, 'environment'),
  );
}

/** Variables are filled where they are used; what is wrong in one is told also where nothing uses it. */
function checkVariables(written: Dict, context: FillContext): void {
  const variables = child(written, 'variables');
  const report: Report = (diagnostic) => {
    // Whether braces are Jinja is known only where a variable is used.
    if (!diagnostic.code.startsWith('jinja')) context.report(diagnostic);
  };
  if (variables === undefined) return;
  fillValue(variables, { values: 'run', refusesJinja: false }, { ...context, report, failed: new Set() });
}

function eachWithDefaults(tree: Dict, key: string): Dict {
  const map = child(tree, key);
  const schema = environmentSchema.properties?.[key]?.each;
  if (map?.kind !== 'dict' || schema === undefined) return tree;
  const entries = new Map(
    [...map.entries].map(([name, entry]) => [
      name,
      entry.value.kind === 'dict'
        ? { ...entry, value: withDefaults(entry.value, schema, `environment.${key}`) }
        : entry,
    ]),
  );
  const entry = tree.entries.get(key);
  return entry === undefined
    ? tree
    : { ...tree, entries: new Map([...tree.entries, [key, { ...entry, value: { ...map, entries } }]]) };
}

function checkVersion(tree: Dict, target: Target, report: Report): void {
  const version = child(child(tree, 'target'), 'airflow');
  if (version?.kind !== 'leaf' || typeof version.value !== 'string' || target.versions.includes(version.value)) return;
  report({
    severity: 'error',
    code: 'unsupported-version',
    message: `Airflow "${version.value}" is not supported.`,
    place: placeOf(version),
    help: `Supported: ${target.versions.join(', ')}.`,
  });
}

function environmentOf(id: string, tree: Dict, target: Target): Environment {
  const value = valueOf(partOf(tree)) as unknown as Partial<EffectiveEnvironment>;
  const latest = target.versions.at(-1) ?? '';
  const version = value.target?.airflow ?? latest;
  return {
    id,
    airflow: target.versions.includes(version) ? version : latest,
    dagIdPrefix: value.target?.dag_id_prefix ?? '',
    providers: new Map(Object.entries(value.target?.providers ?? {})),
    connections: mapOf(value.connections, (name, { id: storeId, type }): Connection => ({ name, id: storeId, type })),
    secrets: secretsOf(value),
    stored: mapOf(value.stored, (_name, { variable, json }): StoredValue => ({ variable, json: json === true })),
    pools: mapOf(value.pools, (_name, pool): Pool => ({
      slots: pool.slots,
      description: pool.description ?? '',
      includeDeferred: pool.include_deferred === true,
    })),
    tree,
    isComplete: true,
  };
}

function secretsOf(value: Partial<EffectiveEnvironment>): ReadonlyMap<string, Secret> {
  return mapOf(value.secrets, (_name, { variable, connection, field }): Secret => {
    if (variable !== undefined) return { kind: 'variable', variable };
    const id = value.connections?.[connection ?? '']?.id ?? connection ?? '';
    return { kind: 'connection', connection: id, field: field ?? 'password' };
  });
}

function mapOf<From, To>(
  record: { readonly [name: string]: From } | undefined,
  change: (name: string, value: From) => To,
): ReadonlyMap<string, To> {
  return new Map(Object.entries(record ?? {}).map(([name, value]) => [name, change(name, value)]));
}

/** A secret that logs would show, or that names no connection. */
function checkSecrets(environment: Environment, isWhole: boolean, target: Target, report: Report): void {
  const secrets = child(environment.tree, 'secrets');
  if (secrets?.kind !== 'dict') return;
  for (const [name, entry] of secrets.entries) {
    const variable = child(entry.value, 'variable');
    const connection = child(entry.value, 'connection');
    const why = variable?.kind === 'leaf' ? target.unmasked(String(variable.value)) : undefined;
    if (variable !== undefined && why !== undefined)
      report({
        severity: 'error',
        code: 'secret-not-masked',
        message: `The secret "${name}" would be shown in logs: ${why}`,
        place: placeOf(variable),
        help: 'Name the variable so that Airflow masks it, for example with "_token" or "_password" at its end.',
      });
    if (connection?.kind !== 'leaf' || !isWhole || environment.connections.has(String(connection.value))) continue;
    report({
      severity: 'error',
      code: 'unknown-connection',
      message: `There is no connection "${String(connection.value)}".${didYouMean(String(connection.value), environment.connections.keys())}`,
      place: placeOf(connection),
    });
  }
}

/** The schedules of pipelines of elsewhere: what they lack, or would do, is told where they are written. */
function checkExternalPipelines({ tree, airflow }: Environment, isWhole: boolean, report: Report): void {
  const external = child(tree, 'external_pipelines');
  for (const { value } of external?.kind === 'dict' ? external.entries.values() : []) {
    const schedule = child(value, 'schedule');
    if (schedule !== undefined) readSchedule(schedule, { airflow, isWhole, isForeign: true, report });
  }
}

function withoutDocument(id: string, target: Target, project: Project): Environment {
  const { source, start } = project.document.tree;
  return {
    id,
    airflow: target.versions.at(-1) ?? '',
    dagIdPrefix: '',
    providers: new Map(),
    connections: new Map(),
    secrets: new Map(),
    stored: new Map(),
    pools: new Map(),
    tree: dictAt({ source, start, end: start }, new Map()),
    isComplete: false,
  };
}
