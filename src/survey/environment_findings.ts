import type { Document } from '../model/document.ts';
import { environmentOf, layout } from '../model/layout.ts';
import type { Diagnostic } from '../text/diagnostic.ts';
import { didYouMean } from '../text/suggest.ts';
import { child, placeOf, type Tree } from '../tree/tree.ts';

/** A document of an environment that is none of the project's, and that none of those extends. */
export function unused(document: Document, id: string, environments: readonly string[]): Diagnostic {
  return {
    severity: 'error',
    code: 'unknown-environment',
    message: `The project has no environment "${id}".${didYouMean(id, environments)}`,
    place: placeOf(child(document.tree, 'id') ?? document.tree),
    help: `Add "${id}" to "environments" in ${layout.project}, let one of those extend it, or remove this file.`,
  };
}

/** A document in a folder of another name. */
export function elsewhere(document: Document, id: string): Diagnostic {
  const folder = environmentOf(document.path);
  return {
    severity: 'error',
    code: 'environment-folder',
    message: `The environment "${id}" lies in ${folder === undefined ? 'another folder' : `the folder of "${folder}"`}.`,
    place: placeOf(child(document.tree, 'id') ?? document.tree),
    help: `Move this file to ${layout.environments}/${id}/environment.yaml.`,
  };
}

/** A second document with an id. */
export function twice(second: Document, first: Document, id: string): Diagnostic {
  return {
    severity: 'error',
    code: 'environment-twice',
    message: `Two documents describe the environment "${id}".`,
    place: placeOf(child(second.tree, 'id') ?? second.tree),
    related: [{ message: 'The other one.', place: placeOf(child(first.tree, 'id') ?? first.tree) }],
    help: `Put both into ${layout.environments}/${id}/environment.yaml.`,
  };
}

/** An environment of the project that no document describes. */
export function withoutDocument(item: Tree, id: string): Diagnostic {
  return {
    severity: 'error',
    code: 'environment-missing',
    message: `The environment "${id}" has no document.`,
    place: placeOf(item),
    help: `Create ${layout.environments}/${id}/environment.yaml with "kind: Environment" and "id: ${id}".`,
  };
}

/** An environment whose folder of output holds something else. */
export function reservedName(item: Tree, id: string): Diagnostic {
  return {
    severity: 'error',
    code: 'reserved-name',
    message: `An environment cannot be called "${id}": ${layout.schemas} holds the schemas for editors.`,
    place: placeOf(item),
    help: 'Choose another name.',
  };
}
