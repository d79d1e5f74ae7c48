import { builtins } from '../../../src/builtins/index.ts';
import { resolveUnit } from '../../../src/compile.ts';
import type { Environment } from '../../../src/model/environment.ts';
import type { Pipeline } from '../../../src/model/pipeline.ts';
import { memorySnapshot } from '../../../src/model/snapshot.ts';
import type { Judgement } from '../../../src/plan/effects/classes.ts';
import { judgeChange } from '../../../src/plan/effects/judge_change.ts';
import type { RawChange } from '../../../src/plan/raw_change.ts';
import { readProject } from '../../../src/project.ts';
import { resolveEnvironment } from '../../../src/resolve/environment.ts';
import { unitsOf } from '../../../src/resolve/layers.ts';
import type { Diagnostic } from '../../../src/text/diagnostic.ts';
import { child, valueOf, type Tree } from '../../../src/tree/tree.ts';
import { exampleProject } from '../../house/example_project.ts';
import { completed } from '../../house/examples.ts';

export const taskSchemas = new Map(builtins.tasks.map(({ type, schema }) => [type, schema]));

/** What is said of each key of a pipeline that differs between two specs, in a line each: risk, path, effect, reason. */
export function told(before: string, after: string): readonly string[] {
  const pipeline = { before: resolved(before), after: resolved(after) };
  const changes = differences(pipeline.before.tree, pipeline.after.tree, []);
  return changes.map((change) => line({ ...change, subject: 'pipeline', environment: 'prod', pipeline }));
}

/** As `told`, of the value at one path, whatever differs inside it. */
export function toldAt(path: string, before: string, after: string): string {
  const pipeline = { before: resolved(before), after: resolved(after) };
  const keys = path.split('.');
  const [old, fresh] = [pipeline.before.tree, pipeline.after.tree].map((tree) =>
    keys.reduce<Tree | undefined>((at, key) => child(at, key), tree),
  );
  const sides = { ...(old === undefined ? {} : { before: old }), ...(fresh === undefined ? {} : { after: fresh }) };
  return line({ ...sides, subject: 'pipeline', environment: 'prod', path: keys, pipeline });
}

/** What is said of a pipeline that comes, where there is no spec before, or goes, where there is none after. */
export function toldWhole(before: string | undefined, after: string | undefined): string {
  const pipeline = {
    ...(before === undefined ? {} : { before: resolved(before) }),
    ...(after === undefined ? {} : { after: resolved(after) }),
  };
  const trees = {
    ...(pipeline.before === undefined ? {} : { before: pipeline.before.tree }),
    ...(pipeline.after === undefined ? {} : { after: pipeline.after.tree }),
  };
  return line({ ...trees, subject: 'pipeline', environment: 'prod', path: [], pipeline });
}

/** As `told`, of the environment that the examples run in: pairs of a stretch of its document and what stands there instead. */
export function toldOfEnvironment(from: string, to: string): readonly string[] {
  const path = 'environments/prod/environment.yaml';
  const document = exampleProject[path] ?? '';
  if (!document.includes(from)) throw new Error(`The example's environment has no "${from}".`);
  const [before, after] = [{}, { [path]: document.replace(from, to) }].map((files) => environmentOf(files).environment);
  return differences(before?.tree, after?.tree, []).map((change) =>
    line({ ...change, subject: 'environment', environment: 'prod' }),
  );
}

export function judge(change: RawChange): Judgement {
  return judgeChange(change, taskSchemas);
}

function line(change: RawChange): string {
  const { risk, effect, reason } = judge(change);
  return `${risk} ${change.path.join('.')}: ${effect} [${reason}]`;
}

/** A pipeline of the examples' project, in its last environment. */
function resolved(spec: string): Pipeline {
  const { project, environment, snapshot, diagnostics } = environmentOf({ 'pipelines/orders.yaml': completed(spec) });
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const unit = unitsOf(project, environment.id).find(({ id }) => id === 'orders');
  const pipeline = unit === undefined ? undefined : resolveUnit(unit, environment, snapshot, builtins, report).pipeline;
  if (pipeline === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return pipeline;
}

interface Read {
  readonly project: NonNullable<ReturnType<typeof readProject>>;
  readonly environment: Environment;
  readonly snapshot: ReturnType<typeof memorySnapshot>;
  readonly diagnostics: Diagnostic[];
}

function environmentOf(files: Readonly<Record<string, string>>): Read {
  const snapshot = memorySnapshot({ ...exampleProject, ...files });
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const project = readProject(snapshot, builtins, report);
  if (project === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return { project, environment: resolveEnvironment('prod', project, builtins.target, report), snapshot, diagnostics };
}

type Difference = Pick<RawChange, 'path' | 'before' | 'after'>;

/** The keys whose values differ, and those that only one side has. */
function differences(
  before: Tree | undefined,
  after: Tree | undefined,
  path: readonly string[],
): readonly Difference[] {
  if (before?.kind === 'dict' && after?.kind === 'dict') {
    const keys = [...new Set([...before.entries.keys(), ...after.entries.keys()])];
    return keys.flatMap((key) => differences(child(before, key), child(after, key), [...path, key]));
  }
  if (contentOf(before) === contentOf(after)) return [];
  return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
}

function contentOf(tree: Tree | undefined): string | undefined {
  if (tree === undefined) return undefined;
  return JSON.stringify([valueOf(tree), tree.kind === 'leaf' ? tree.content?.value : undefined]);
}
