import type { Document } from '../model/document.ts';
import { existsIn } from '../model/exists_in.ts';
import { environmentOf } from '../model/layout.ts';
import type { Project } from '../model/project.ts';
import type { Diagnostic, Report } from '../text/diagnostic.ts';
import { didYouMean } from '../text/suggest.ts';
import { child, placeOf, text, type Tree } from '../tree/tree.ts';

/** Overlays by the environment in whose folder they lie, then by pipeline. */
export function linkOverlays(
  documents: readonly Document[],
  project: Pick<Project, 'pipelines' | 'environments' | 'environmentDocuments' | 'unread'> & {
    readonly isSound: boolean;
  },
  report: Report,
): ReadonlyMap<string, ReadonlyMap<string, Document>> {
  const byEnvironment = new Map<string, Map<string, Document>>();
  for (const document of documents) {
    const named = child(document.tree, 'pipeline');
    const pipeline = text(named);
    const environment = environmentOf(document.path);
    if (named === undefined || pipeline === undefined) continue;
    const changed = project.pipelines.get(pipeline);
    if (environment !== undefined && !project.environments.includes(environment) && !project.isSound) continue;
    if (environment === undefined || !project.environments.includes(environment))
      report(
        project.environmentDocuments.has(environment ?? '')
          ? inBase(named, environment ?? '', project.environments)
          : outOfPlace(document, named, project.environments),
      );
    else if (changed === undefined) unknownPipeline(named, pipeline, project, report);
    else if (!existsIn(changed.tree, environment)) report(absent(named, pipeline, environment));
    else addOnce(byEnvironment, environment, pipeline, document, report);
  }
  return byEnvironment;
}

function addOnce(
  byEnvironment: Map<string, Map<string, Document>>,
  environment: string,
  pipeline: string,
  document: Document,
  report: Report,
): void {
  const overlays = byEnvironment.get(environment) ?? new Map<string, Document>();
  byEnvironment.set(environment, overlays);
  const first = overlays.get(pipeline);
  if (first === undefined) overlays.set(pipeline, document);
  else report(twice(document, first, pipeline, environment));
}

function unknownPipeline(
  named: Tree,
  pipeline: string,
  project: Pick<Project, 'pipelines' | 'unread'>,
  report: Report,
): void {
  if (project.unread.has(pipeline)) return;
  report({
    severity: 'error',
    code: 'unknown-pipeline',
    message: `There is no pipeline "${pipeline}".${didYouMean(pipeline, project.pipelines.keys())}`,
    place: placeOf(named),
    help: 'An overlay changes a pipeline that exists: correct the id, or remove this file.',
  });
}

function absent(named: Tree, pipeline: string, environment: string): Diagnostic {
  return {
    severity: 'error',
    code: 'overlay-absent-pipeline',
    message: `The pipeline "${pipeline}" does not exist in "${environment}", so this overlay changes nothing.`,
    place: placeOf(named),
    help: `Add "${environment}" to the "environments" of the pipeline, or remove this file.`,
  };
}

function outOfPlace(document: Document, named: Tree, environments: readonly string[]): Diagnostic {
  return {
    severity: 'error',
    code: 'overlay-folder',
    message: `The overlay "${document.path}" lies in the folder of no environment.`,
    place: placeOf(named),
    help: `Move it to environments/<id>/overlays/, where <id> is one of: ${environments.join(', ')}.`,
  };
}

function inBase(named: Tree, base: string, environments: readonly string[]): Diagnostic {
  return {
    severity: 'error',
    code: 'overlay-folder',
    message: `This overlay lies in the folder of "${base}", which others extend and in which no pipeline runs.`,
    place: placeOf(named),
    help: `Move it to environments/<id>/overlays/, where <id> is one of: ${environments.join(', ')}.`,
  };
}

function twice(second: Document, first: Document, pipeline: string, environment: string): Diagnostic {
  return {
    severity: 'error',
    code: 'overlay-twice',
    message: `Two overlays change the pipeline "${pipeline}" in "${environment}".`,
    place: placeOf(child(second.tree, 'pipeline') ?? second.tree),
    related: [{ message: 'The other one.', place: placeOf(child(first.tree, 'pipeline') ?? first.tree) }],
    help: 'Put both into one file: of two overlays neither could say which one wins.',
  };
}
