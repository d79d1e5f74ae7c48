import type { Document } from '../model/document.ts';
import { layout } from '../model/layout.ts';
import type { Report } from '../text/diagnostic.ts';
import { placeOf } from '../tree/tree.ts';

/** The document of the project: `dagwright.yaml`, and no other. */
export function onlyProject(
  documents: readonly Document[],
  unread: readonly string[],
  report: Report,
): Document | undefined {
  const projects = documents.filter((document) => document.kind === 'Project');
  for (const document of projects) if (document.path !== layout.project) report(elsewhere(document));
  const root = documents.find((document) => document.path === layout.project);
  if (root?.kind === 'Project') return root;
  if (root !== undefined) report(wrongKind(root));
  else if (!unread.includes(layout.project)) throw new Error(`survey: ${layout.project} was neither read nor reported`);
  return undefined;
}

function elsewhere(document: Document): Parameters<Report>[0] {
  return {
    severity: 'error',
    code: 'project-twice',
    message: `A repository has one project, and it stands in ${layout.project}.`,
    place: placeOf(document.tree),
    help: 'Remove this document.',
  };
}

function wrongKind(root: Document): Parameters<Report>[0] {
  return {
    severity: 'error',
    code: 'project-missing',
    message: `${layout.project} must hold the project; the kind of this document is "${root.kind}".`,
    place: placeOf(root.tree.entries.get('kind')?.value ?? root.tree),
    help: 'Write `kind: Project` here, and move the other document.',
  };
}
