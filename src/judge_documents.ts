import { findings } from './findings.ts';
import type { Builtins } from './model/builtins.ts';
import type { Project } from './model/project.ts';
import type { Snapshot } from './model/snapshot.ts';
import { readProject } from './project.ts';
import type { Outcome } from './text/diagnostic.ts';

/**
 * Judges each document of a repository as it is written, and the ids by which documents name each other. Nothing is
 * said of what layers give together in an environment. The value is undefined where there is no project.
 */
export function judgeDocuments(snapshot: Snapshot, builtins: Builtins): Outcome<Project | undefined> {
  const found = findings();
  const project = readProject(snapshot, builtins, found.report);
  return { value: project, diagnostics: found.all([]) };
}
