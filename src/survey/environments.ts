import type { Document, Documents } from '../model/document.ts';
import { environmentOf } from '../model/layout.ts';
import type { EnvironmentDocument } from '../model/project.ts';
import type { Report } from '../text/diagnostic.ts';
import { child, text, type Tree } from '../tree/tree.ts';
import { elsewhere, reservedName, twice, unused, withoutDocument } from './environment_findings.ts';
import { extendEnvironments } from './extend_environments.ts';

/** Environments that may not be called so: a folder of that name holds something else. */
const reserved = ['schema'];

/**
 * Environment documents by id, each over those that it extends. Each environment of the project has one, in the folder
 * of its name. A document that is none of the project's must be extended by one of those.
 */
export function linkEnvironments(
  documents: Documents,
  environments: readonly string[],
  report: Report,
): ReadonlyMap<string, EnvironmentDocument> {
  const speakers = speakersOf(documents.environments);
  const used = usedIds(environments, speakers);
  const byId = documentsById(documents.environments, used, report);
  for (const item of itemsOf(documents.project)) {
    const id = text(item);
    if (id === undefined) continue;
    if (reserved.includes(id)) report(reservedName(item, id));
    else if (!byId.has(id) && !isTold(id, documents)) report(withoutDocument(item, id));
  }
  const isKnown = (id: string): boolean =>
    !isUnread(id, documents) && (speakers.get(id)?.every(isBaseKnown) ?? environments.includes(id));
  // Where it is not known what an environment extends, it may be any document.
  if (documents.project?.sound !== false && [...used].every(isKnown))
    for (const document of documents.environments) checkUsed(document, used, environments, report);
  const extendable = {
    byId,
    ids: documents.environments.flatMap((document) => idOf(document) ?? []),
    isTold: (id: string): boolean => isTold(id, documents) || speakers.has(id),
  };
  return extendEnvironments(environments, extendable, report);
}

/** The first document of each id that lies in the folder of that name. */
function documentsById(
  documents: readonly Document[],
  used: ReadonlySet<string>,
  report: Report,
): ReadonlyMap<string, Document> {
  const byId = new Map<string, Document>();
  for (const document of documents) {
    const id = idOf(document);
    if (id === undefined || !used.has(id)) continue;
    const first = byId.get(id);
    if (environmentOf(document.path) !== id) report(elsewhere(document, id));
    else if (first === undefined) byId.set(id, document);
    else report(twice(document, first, id));
  }
  return byId;
}

function idOf(document: Document): string | undefined {
  return text(child(document.tree, 'id'));
}

/** The documents that may be meant for an environment: by their id, or by their folder. */
function speakersOf(documents: readonly Document[]): ReadonlyMap<string, readonly Document[]> {
  const found = new Map<string, Document[]>();
  for (const document of documents)
    for (const id of new Set([idOf(document), environmentOf(document.path)])) {
      if (id !== undefined) found.set(id, [...(found.get(id) ?? []), document]);
    }
  return found;
}

/** The project's environments, and all that they extend. */
function usedIds(
  environments: readonly string[],
  speakers: ReadonlyMap<string, readonly Document[]>,
): ReadonlySet<string> {
  const used = new Set(environments);
  // The set grows while it is walked: what is extended may extend others.
  for (const id of used)
    for (const document of speakers.get(id) ?? []) {
      const base = text(child(document.tree, 'extends'));
      if (base !== undefined) used.add(base);
    }
  return used;
}

/** False where what it extends was written wrong, and left out. */
function isBaseKnown(document: Document): boolean {
  return document.sound || child(document.tree, 'extends') !== undefined;
}

function itemsOf(project: Document | undefined): readonly Tree[] {
  const list = child(project?.tree, 'environments');
  return list?.kind === 'list' ? list.items : [];
}

/** A file in its folder could not be read, or has no usable id: that was said already. */
function isTold(id: string, documents: Documents): boolean {
  return isUnread(id, documents) || documents.environments.some(({ path }) => isInFolder(path, id));
}

function isUnread(id: string, { unread }: Documents): boolean {
  return unread.some((path) => isInFolder(path, id));
}

function isInFolder(path: string, id: string): boolean {
  return environmentOf(path) === id && path.split('/').length === 3;
}

function checkUsed(
  document: Document,
  used: ReadonlySet<string>,
  environments: readonly string[],
  report: Report,
): void {
  const id = idOf(document);
  if (id !== undefined && !used.has(id)) report(unused(document, id, environments));
}
