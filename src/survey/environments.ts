import type { Document, Documents } from '../model/document.ts';
import { environmentOf, layout } from '../model/layout.ts';
import type { Report } from '../text/diagnostic.ts';
import { didYouMean } from '../text/suggest.ts';
import { child, placeOf, text } from '../tree/tree.ts';

/** Environments that may not be called so: a folder of that name holds something else. */
const reserved = ['schema'];

/** Environment documents by id. Each environment of the project has one, in the folder of its name. */
export function linkEnvironments(
  documents: Documents,
  environments: readonly string[],
  report: Report,
): ReadonlyMap<string, Document> {
  const byId = new Map<string, Document>();
  for (const document of documents.environments) {
    const id = text(child(document.tree, 'id'));
    const isKnown = environments.includes(id ?? '') || documents.project?.sound !== false;
    if (id === undefined || !isKnown || !isInPlace(document, id, environments, report)) continue;
    const first = byId.get(id);
    if (first === undefined) byId.set(id, document);
    else report(twice(document, first, id));
  }
  for (const item of itemsOf(documents.project)) {
    const id = text(item);
    if (id === undefined) continue;
    if (reserved.includes(id)) report(reservedName(item, id));
    else if (!byId.has(id) && !isUnread(id, documents)) report(withoutDocument(item, id));
  }
  return byId;
}

function itemsOf(project: Document | undefined): readonly Parameters<typeof placeOf>[0][] {
  const list = child(project?.tree, 'environments');
  return list?.kind === 'list' ? list.items : [];
}

/** A file in its folder could not be read, or has no usable id: that was said already. */
function isUnread(id: string, documents: Documents): boolean {
  const paths = [...documents.unread, ...documents.environments.map((document) => document.path)];
  return paths.some((path) => environmentOf(path) === id && path.split('/').length === 3);
}

function isInPlace(document: Document, id: string, environments: readonly string[], report: Report): boolean {
  const folder = environmentOf(document.path);
  const place = placeOf(child(document.tree, 'id') ?? document.tree);
  if (!environments.includes(id)) {
    report({
      severity: 'error',
      code: 'unknown-environment',
      message: `The project has no environment "${id}".${didYouMean(id, environments)}`,
      place,
      help: `Add "${id}" to "environments" in ${layout.project}, or remove this file.`,
    });
    return false;
  }
  if (folder === id) return true;
  report({
    severity: 'error',
    code: 'environment-folder',
    message: `The environment "${id}" lies in ${folder === undefined ? 'another folder' : `the folder of "${folder}"`}.`,
    place,
    help: `Move this file to ${layout.environments}/${id}/environment.yaml.`,
  });
  return false;
}

function twice(second: Document, first: Document, id: string): Parameters<Report>[0] {
  return {
    severity: 'error',
    code: 'environment-twice',
    message: `Two documents describe the environment "${id}".`,
    place: placeOf(child(second.tree, 'id') ?? second.tree),
    related: [{ message: 'The other one.', place: placeOf(child(first.tree, 'id') ?? first.tree) }],
    help: `Put both into ${layout.environments}/${id}/environment.yaml.`,
  };
}

function withoutDocument(item: Parameters<typeof placeOf>[0], id: string): Parameters<Report>[0] {
  return {
    severity: 'error',
    code: 'environment-missing',
    message: `The environment "${id}" has no document.`,
    place: placeOf(item),
    help: `Create ${layout.environments}/${id}/environment.yaml with "kind: Environment" and "id: ${id}".`,
  };
}

function reservedName(item: Parameters<typeof placeOf>[0], id: string): Parameters<Report>[0] {
  return {
    severity: 'error',
    code: 'reserved-name',
    message: `An environment cannot be called "${id}": ${layout.schemas} holds the schemas for editors.`,
    place: placeOf(item),
    help: 'Choose another name.',
  };
}
