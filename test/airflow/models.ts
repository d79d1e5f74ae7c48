import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { builtins } from '../../src/builtins/index.ts';
import { compile } from '../../src/compile.ts';
import { renderText } from '../../src/edge/report/text.ts';
import { findings } from '../../src/findings.ts';
import type { Environment } from '../../src/model/environment.ts';
import type { Pipeline } from '../../src/model/pipeline.ts';
import type { Snapshot } from '../../src/model/snapshot.ts';
import { readProject } from '../../src/project.ts';
import { resolveUnit } from '../../src/compile.ts';
import { resolveEnvironment } from '../../src/resolve/environment.ts';
import { unitsOf } from '../../src/resolve/layers.ts';

/** What one environment of a repository resolves to. */
export interface Models {
  readonly environment: Environment;
  readonly pipelines: readonly Pipeline[];
}

/**
 * The models of a repository, by environment: what is meant, before any of it is written as Python.
 *
 * @throws Error with the findings, where there are any.
 */
export function modelsOf(snapshot: Snapshot): readonly Models[] {
  const found = findings();
  const project = readProject(snapshot, builtins, found.report);
  const models = (project?.environments ?? []).map((id): Models => {
    if (project === undefined) throw new Error('no project');
    const environment = resolveEnvironment(id, project, builtins.target, found.within(id));
    const pipelines = unitsOf(project, id).flatMap(
      (unit) => resolveUnit(unit, environment, snapshot, builtins, found.within(environment.id)).pipeline ?? [],
    );
    return { environment, pipelines };
  });
  refuseFindings(found.all(project?.environments ?? []));
  return models;
}

/**
 * Compiles a repository into a folder.
 *
 * @returns the paths of the files, inside the folder.
 * @throws Error with the findings, where there are any.
 */
export function compileInto(folder: string, snapshot: Snapshot): readonly string[] {
  const paths: string[] = [];
  const { diagnostics } = compile(snapshot, builtins, ({ path, text }) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    paths.push(path);
  });
  refuseFindings(diagnostics);
  return paths;
}

function refuseFindings(diagnostics: Parameters<typeof renderText>[0]): void {
  if (diagnostics.length > 0) throw new Error(renderText(diagnostics, { color: false }));
}
