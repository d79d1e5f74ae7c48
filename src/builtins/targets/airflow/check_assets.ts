import type { Pipeline } from '../../../model/pipeline.ts';
import type { AssetCondition } from '../../../model/schedule.ts';
import { child, text, type Tree } from '../../../tree/tree.ts';
import type { Tell } from './check_ids.ts';

/** Reports names of assets that Airflow, or a provider that may be installed there, refuses or takes for other ones. */
export function checkAssets({ tree, schedule, tasks }: Pipeline, tell: Tell): void {
  if (schedule.kind === 'assets') {
    const at = child(child(tree, 'schedule'), 'assets') ?? tree;
    for (const name of assetsOf(schedule.condition)) checkAsset(name, placed(name, at), tell);
  }
  for (const { produces, airflow, tree: task } of tasks) {
    for (const name of produces) checkAsset(name, placed(name, child(task, 'produces') ?? task), tell);
    const inlets = child(child(task, 'airflow'), 'inlets') ?? task;
    for (const name of airflow.inlets ?? []) checkAsset(name, placed(name, inlets), tell);
  }
}

function assetsOf(condition: AssetCondition): readonly string[] {
  return condition.kind === 'asset' ? [condition.asset] : condition.of.flatMap(assetsOf);
}

/** Where a name stands inside of a value. */
function placed(name: string, within: Tree): Tree {
  return leafOf(name, within) ?? within;
}

function leafOf(name: string, tree: Tree): Tree | undefined {
  if (tree.kind === 'leaf') return text(tree) === name ? tree : undefined;
  const inner = tree.kind === 'list' ? tree.items : [...tree.entries.values()].map(({ value }) => value);
  for (const each of inner) {
    const found = leafOf(name, each);
    if (found !== undefined) return found;
  }
  return undefined;
}

function checkAsset(name: string, at: Tree, tell: Tell): void {
  const [scheme = '', rest = ''] = name.split('://', 2);
  if (scheme === 'airflow') {
    tell(at, 'asset-name', `Airflow keeps assets of the scheme "airflow" for itself.`, 'Use another scheme.');
    return;
  }
  const changed = changes.find(({ pattern }) => pattern.test(rest));
  if (changed !== undefined) {
    tell(
      at,
      'asset-name',
      `Airflow does not keep the asset "${name}" as it is written: ${changed.what}.`,
      'Write a name that stays: a scheme, and parts with one slash between them.',
    );
    return;
  }
  checkForm(scheme, rest, name, at, tell);
}

/** What Airflow makes of a URI (`_sanitize_uri`, on all versions). */
const changes: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  { pattern: /#/u, what: 'what stands behind "#" is dropped' },
  { pattern: /\?/u, what: 'what stands behind "?" is sorted and escaped' },
  { pattern: /\/$/u, what: 'slashes at its end are dropped' },
  { pattern: /^[^/]*@/u, what: 'what stands before "@" may be dropped' },
  { pattern: /^[^/]*[[\]]/u, what: 'brackets are read as an address' },
];

/** A provider that brings a form for its scheme makes Airflow 3 refuse other names when the file is read. */
function checkForm(scheme: string, rest: string, name: string, at: Tree, tell: Tell): void {
  const parts = forms.get(scheme);
  if (parts === undefined || new RegExp(`^[^/]+(?:/[^/]+){${parts.length - 1}}$`, 'u').test(rest)) return;
  tell(
    at,
    'asset-name',
    `"${name}" has not the form that providers of Airflow ask of "${scheme}".`,
    `Write \`${scheme}://${parts.map((part) => `<${part}>`).join('/')}\`, or use a scheme of your own.`,
  );
}

const table = ['host', 'database', 'schema', 'table'];

const forms: ReadonlyMap<string, readonly string[]> = new Map([
  ['bigquery', ['project', 'dataset', 'table']],
  ['mariadb', ['host', 'database', 'table']],
  ['mysql', ['host', 'database', 'table']],
  ['postgres', table],
  ['postgresql', table],
  ['redshift', table],
  ['trino', ['host', 'catalog', 'schema', 'table']],
]);
