import { builtins } from '../../builtins/index.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { readProject } from '../../project.ts';
import { resolveEnvironment } from '../../resolve/environment.ts';

/** The environments of a project with the minor version of Airflow that each of them has. */
export function environmentVersions(snapshot: Snapshot): readonly { readonly id: string; readonly airflow: string }[] {
  const project = readProject(snapshot, builtins, silent);
  if (project === undefined) return [];
  return project.environments.flatMap((id) => {
    const { airflow, isComplete } = resolveEnvironment(id, project, builtins.target, silent);
    return isComplete ? [{ id, airflow }] : [];
  });
}

function silent(): void {}
