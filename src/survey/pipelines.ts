import type { Document } from '../model/document.ts';
import type { Report } from '../text/diagnostic.ts';
import { didYouMean } from '../text/suggest.ts';
import { child, placeOf, text, type Tree } from '../tree/tree.ts';

/** Pipelines by id, ordered by id. The second document with an id is reported and left out. */
export function linkPipelines(
  documents: readonly Document[],
  environments: readonly string[],
  report: Report,
): ReadonlyMap<string, Document> {
  const byId = new Map<string, Document>();
  for (const document of documents) {
    const id = text(child(document.tree, 'id'));
    if (id === undefined) continue;
    const first = byId.get(id);
    if (first === undefined) byId.set(id, document);
    else report(twice(document, first, id));
    knowEnvironments(child(document.tree, 'environments'), environments, report);
  }
  return new Map([...byId].toSorted(([left], [right]) => (left < right ? -1 : 1)));
}

function twice(second: Document, first: Document, id: string): Parameters<Report>[0] {
  return {
    severity: 'error',
    code: 'id-twice',
    message: `Two pipelines have the id "${id}".`,
    place: placeOf(child(second.tree, 'id') ?? second.tree),
    related: [{ message: 'The other one.', place: placeOf(child(first.tree, 'id') ?? first.tree) }],
    help: 'Give one of them another id: it becomes the name of the DAG and of its file.',
  };
}

/** Reports names in a list of environments that the project does not have. */
export function knowEnvironments(list: Tree | undefined, environments: readonly string[], report: Report): void {
  if (list?.kind !== 'list') return;
  for (const item of list.items) {
    const name = text(item);
    if (name === undefined || environments.includes(name)) continue;
    report({
      severity: 'error',
      code: 'unknown-environment',
      message: `The project has no environment "${name}".${didYouMean(name, environments)}`,
      place: placeOf(item),
      help: `Environments: ${environments.join(', ')}.`,
    });
  }
}
