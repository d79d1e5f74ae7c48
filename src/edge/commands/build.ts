import { builtins } from '../../builtins/index.ts';
import { compile } from '../../compile.ts';
import type { Artifact } from '../../model/artifact.ts';
import { layout } from '../../model/layout.ts';
import type { Release } from '../../model/release.ts';
import { hasErrors, sortDiagnostics, type Diagnostic } from '../../text/diagnostic.ts';
import { openOutput } from '../host/output.ts';
import type { OutputReport } from '../host/report.ts';
import type { Console } from './console.ts';
import type { Opened } from './open_project.ts';
import { ownership } from './ownership.ts';
import { openProgress } from './progress.ts';
import { refusalFinding } from './refusals.ts';

/** A project compiled, and what that did to its output folders, or would do. */
export interface Build {
  /** Of the environments that were asked for. */
  readonly releases: readonly Release[];
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
 * compared, not what is judged: what is wrong in one environment is told in any case.
 */
export function build(
  { root, snapshot }: Opened,
  mode: 'write' | 'compare',
  environments: readonly string[],
  console: Console,
): Build {
  const isWanted = (folder: string): boolean => environments.length === 0 || environments.includes(folder);
  const folders =
    environments.length === 0 ? [layout.generated] : environments.map((id) => `${layout.generated}/${id}`);
  const output = openOutput(root, mode, { folders, owned: ownership(root) });
  const files = new Map<string, number>();
  const progress = openProgress(console);
  const { value, diagnostics } = compile(snapshot, builtins, (artifact) => {
    progress.step();
    const folder = folderOf(artifact);
    if (!isWanted(folder)) return;
    files.set(folder, (files.get(folder) ?? 0) + 1);
    output.add(artifact);
  });
  const isWhole = !hasErrors(diagnostics);
  const report = output.finish(isWhole ? 'all' : 'some');
  progress.end();
  const all = sortDiagnostics([...diagnostics, ...report.refused.map(refusalFinding)]);
  const releases = value.filter((release) => isWanted(release.environment));
  return { releases, diagnostics: all, output: report, files, isWhole };
}

/** The folder of the output that a file lies in: an environment's id, or `schema`. */
export function folderOf({ path }: Pick<Artifact, 'path'>): string {
  return path.split('/')[1] ?? '';
}
