import type { Document } from '../model/document.ts';
import type { Report } from '../text/diagnostic.ts';
import { child, placeOf, text } from '../tree/tree.ts';

/** Pipelines by id, ordered by id. The second document with an id is reported and left out. */
export function linkPipelines(documents: readonly Document[], report: Report): ReadonlyMap<string, Document> {
  const byId = new Map<string, Document>();
  for (const document of documents) {
    const id = text(child(document.tree, 'id'));
    if (id === undefined) continue;
    const first = byId.get(id);
    if (first === undefined) byId.set(id, document);
    else report(twice(document, first, id));
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
