import { builtins } from '../../../src/builtins/index.ts';
import { compile } from '../../../src/compile.ts';
import { memorySnapshot } from '../../../src/model/snapshot.ts';
import { hasErrors } from '../../../src/text/diagnostic.ts';
import type { Files } from './corpus.ts';

/** What is made for environments, by path, each without the line that names the spec; undefined where there are errors. */
export function emitted(files: Files): ReadonlyMap<string, string> | undefined {
  const made = new Map<string, string>();
  const { diagnostics } = compile(memorySnapshot(files), builtins, (artifact) => {
    // Schemas are for editors: no run looks at them.
    if (!artifact.path.startsWith('generated/schema/')) made.set(artifact.path, artifact.text);
  });
  return hasErrors(diagnostics) ? undefined : made;
}

/** The paths at which two states have something else. */
export function differing(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path));
}

/** The environment of a file that was made, and the pipeline of a DAG file. */
export function ownerOf(path: string): { readonly environment: string; readonly pipeline?: string } {
  const [, environment = '', folder, file = ''] = path.split('/');
  return folder === 'dags' ? { environment, pipeline: file.replace(/\.py$/u, '') } : { environment };
}
