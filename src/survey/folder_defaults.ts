import type { Document } from '../model/document.ts';
import { folderOf, isFolderDefaults, layout } from '../model/layout.ts';
import type { Diagnostic, Report } from '../text/diagnostic.ts';
import { child, placeOf, type Tree } from '../tree/tree.ts';

/**
 * The defaults of each folder that has some; undefined where their file could not be read. A document under a wrong
 * name is taken for what it means and is not sound, so that nothing is made without it.
 */
export function linkFolderDefaults(
  documents: readonly Document[],
  unread: readonly string[],
  report: Report,
): ReadonlyMap<string, Document | undefined> {
  const byFolder = new Map<string, Document | undefined>();
  for (const path of unread) if (isFolderDefaults(path)) byFolder.set(folderOf(path), undefined);
  for (const document of documents)
    if (isFolderDefaults(document.path)) byFolder.set(folderOf(document.path), document);
  for (const document of documents) {
    if (isFolderDefaults(document.path)) continue;
    const folder = folderOf(document.path);
    const other = byFolder.get(folder);
    report(byFolder.has(folder) ? twice(document, other, folder) : wrongName(document, folder));
    byFolder.set(folder, { ...(other ?? document), sound: false });
  }
  return byFolder;
}

function kindAt({ tree }: Document): Tree {
  return child(tree, 'kind') ?? tree;
}

function wrongName(document: Document, folder: string): Diagnostic {
  const name = document.path.slice(folder.length + 1);
  return {
    severity: 'error',
    code: 'defaults-file',
    message: `The defaults of a folder stand in "${layout.folderDefaults}", but this file is called "${name}".`,
    place: placeOf(kindAt(document)),
    help: `Rename it to ${folder}/${layout.folderDefaults}.`,
  };
}

function twice(document: Document, other: Document | undefined, folder: string): Diagnostic {
  return {
    severity: 'error',
    code: 'defaults-twice',
    message: `Two files hold the defaults of the folder "${folder}".`,
    place: placeOf(kindAt(document)),
    related: other === undefined ? [] : [{ message: 'The other one.', place: placeOf(kindAt(other)) }],
    help: `Put both into ${folder}/${layout.folderDefaults}.`,
  };
}
