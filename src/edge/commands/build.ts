import { builtins } from '../../builtins/index.ts';
import { compile, type Perform, type Sink } from '../../compile.ts';
import type { Artifact } from '../../model/artifact.ts';
import { layout } from '../../model/layout.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { hasErrors, sortDiagnostics, type Diagnostic } from '../../text/diagnostic.ts';
import { sparingly } from '../host/engine.ts';
import { openOutput, type Output } from '../host/output.ts';
import type { OutputReport } from '../host/report.ts';
import { sharedSnapshot } from '../host/shared_snapshot.ts';
import { cacheFolder, recordPath } from '../last_compile/cache_folder.ts';
import { recall } from '../last_compile/recall.ts';
import { remember, type Memory } from '../last_compile/remember.ts';
import { openThreads } from '../threads/open_threads.ts';
import type { Console } from './console.ts';
import type { Opened } from './open_project.ts';
import { ownership } from './ownership.ts';
import { openProgress } from './progress.ts';
import { refusalFinding } from './refusals.ts';
import { unitsLine } from './units.ts';

/** A project compiled, and what that did to its output folders, or would do. */
export interface Build {
  /** The pipelines and environments that were asked for, in words. */
  readonly units: string;
  /** What is wrong with the specs, and which files could not be written. */
  readonly diagnostics: readonly Diagnostic[];
  readonly output: OutputReport;
  /** How many files each folder of the output should hold. */
  readonly files: ReadonlyMap<string, number>;
  /** False where files are missing because of errors: then none was judged to be left over. */
  readonly isWhole: boolean;
}

/**
 * Compiles a project into its output folder; `compare` only looks. `environments` limits whose files are written or
 * compared, not what is judged: what is wrong in one environment is told in any case. Where nothing changed since the
 * last time, writing says what it said then; comparing believes only what it compiled itself.
 */
export function build(project: Opened, mode: Mode, environments: readonly string[], console: Console): Build {
  const { root, snapshot } = project;
  const progress = openProgress(console);
  const cache = mode === 'write' ? cacheFolder(console) : undefined;
  const record = cache === undefined ? undefined : recordPath(cache, root);
  const job: Job = { root, mode, environments, step: progress.step };
  const shared = sharedSnapshot(snapshot);
  const memory = record === undefined ? undefined : remember(record, shared);
  const known = record === undefined ? undefined : recalled(record, snapshot, job);
  const built = known ?? made(shared.snapshot, sparingly(openThreads(root, shared, console)), job, memory);
  progress.end();
  return built;
}

type Mode = 'write' | 'compare';

interface Job {
  readonly root: string;
  readonly mode: Mode;
  readonly environments: readonly string[];
  readonly step: () => void;
}

function recalled(record: string, snapshot: Snapshot, job: Job): Build | undefined {
  const output = outputOf(job);
  const last = recall(record, { snapshot, ...job }, output);
  if (last === undefined) return undefined;
  const files = new Map<string, number>();
  for (const path of last.paths) count(files, { path });
  const report = output.finish('all');
  return { ...last, diagnostics: withRefusals(last.diagnostics, report), output: report, files, isWhole: true };
}

function made(snapshot: Snapshot, perform: Perform, job: Job, memory: Memory | undefined): Build {
  const output = outputOf(job);
  const files = new Map<string, number>();
  const sink: Sink = (artifact) => {
    job.step();
    if (!isWanted(folderOf(artifact), job)) return;
    count(files, artifact);
    output.add(artifact);
    memory?.made(artifact);
  };
  const { value, diagnostics } = compile(snapshot, builtins, sink, perform);
  const isWhole = !hasErrors(diagnostics);
  const report = output.finish(isWhole ? 'all' : 'some');
  const units = unitsLine(value.filter((release) => isWanted(release.environment, job)));
  if (isWhole && report.refused.length === 0) memory?.keep(job.environments, units, diagnostics);
  return { units, diagnostics: withRefusals(diagnostics, report), output: report, files, isWhole };
}

function outputOf({ root, mode, environments }: Job): Output {
  const folders =
    environments.length === 0 ? [layout.generated] : environments.map((id) => `${layout.generated}/${id}`);
  return openOutput(root, mode, { folders, owned: ownership(root) });
}

function isWanted(folder: string, { environments }: Job): boolean {
  return environments.length === 0 || environments.includes(folder);
}

function count(files: Map<string, number>, artifact: Pick<Artifact, 'path'>): void {
  const folder = folderOf(artifact);
  files.set(folder, (files.get(folder) ?? 0) + 1);
}

function withRefusals(diagnostics: readonly Diagnostic[], report: OutputReport): readonly Diagnostic[] {
  return sortDiagnostics([...diagnostics, ...report.refused.map(refusalFinding)]);
}

/** The folder of the output that a file lies in: an environment's id, or `schema`. */
export function folderOf({ path }: Pick<Artifact, 'path'>): string {
  return path.split('/')[1] ?? '';
}
