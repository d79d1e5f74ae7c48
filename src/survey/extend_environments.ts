import type { Document } from '../model/document.ts';
import { layout } from '../model/layout.ts';
import type { EnvironmentDocument } from '../model/project.ts';
import type { Diagnostic, Report } from '../text/diagnostic.ts';
import { didYouMean } from '../text/suggest.ts';
import { child, placeOf, text, type Tree } from '../tree/tree.ts';
import { mergeEnvironment } from './merge_environment.ts';

/** The documents that may be extended. */
export interface Extendable {
  readonly byId: ReadonlyMap<string, Document>;
  /** All ids that some document has: one of them may be meant. */
  readonly ids: readonly string[];
  /** Whether it was reported already why an id has no document. */
  readonly isTold: (id: string) => boolean;
}

/**
 * Lays each environment over what it extends, which may extend others. One that is not sound makes all that extend it
 * unsound.
 */
export function extendEnvironments(
  environments: readonly string[],
  extendable: Extendable,
  report: Report,
): ReadonlyMap<string, EnvironmentDocument> {
  const done = new Map<string, EnvironmentDocument>();
  for (const id of environments) {
    const chain = chainOf(id, extendable.byId, done);
    checkEnd(chain, extendable, done, report);
    // From the lowest up. A document is laid over its base once, however many extend it.
    for (const own of chain.toReversed()) done.set(idOf(own), extended(own, done, report));
  }
  return done;
}

/** An environment's document and those that it extends, up to one that has been seen: its own first. */
function chainOf(
  id: string,
  documents: ReadonlyMap<string, Document>,
  done: ReadonlyMap<string, EnvironmentDocument>,
): readonly Document[] {
  const chain = new Set<Document>();
  for (let next: string | undefined = id; next !== undefined && !done.has(next);) {
    const document = documents.get(next);
    if (document === undefined || chain.has(document)) break;
    chain.add(document);
    next = text(baseOf(document));
  }
  return [...chain];
}

/** Reports a base that does not exist, and a circle. */
function checkEnd(
  chain: readonly Document[],
  { ids, isTold }: Extendable,
  done: ReadonlyMap<string, EnvironmentDocument>,
  report: Report,
): void {
  const last = chain.at(-1);
  const written = baseOf(last);
  const base = text(written);
  if (last === undefined || written === undefined || base === undefined || done.has(base)) return;
  const start = chain.findIndex((document) => idOf(document) === base);
  if (start !== -1) report(circular(chain.slice(start)));
  else if (!isTold(base))
    report(
      unknownBase(
        written,
        base,
        ids.filter((id) => id !== idOf(last)),
      ),
    );
}

function extended(own: Document, done: ReadonlyMap<string, EnvironmentDocument>, report: Report): EnvironmentDocument {
  const id = text(baseOf(own));
  const base = id === undefined ? undefined : done.get(id);
  let sound = own.sound && (id === undefined || base?.sound === true);
  const note: Report = (diagnostic) => {
    sound = false;
    report(diagnostic);
  };
  const tree = mergeEnvironment(base?.tree, own.tree, `environment "${id ?? idOf(own)}"`, note);
  return { ...own, tree, sound, own, ...(base === undefined ? {} : { base }) };
}

function idOf(document: Document): string {
  return text(child(document.tree, 'id')) ?? '';
}

function baseOf(document: Document | undefined): Tree | undefined {
  return child(document?.tree, 'extends');
}

function unknownBase(written: Tree, id: string, known: readonly string[]): Diagnostic {
  return {
    severity: 'error',
    code: 'unknown-environment',
    message: `There is no environment "${id}" to extend.${didYouMean(id, known)}`,
    place: placeOf(written),
    help: `Create ${layout.environments}/${id}/environment.yaml, or correct the id.`,
  };
}

/** Told at the first of them that the project's order leads to. */
function circular(circle: readonly Document[]): Diagnostic {
  const [first, ...others] = circle;
  if (first === undefined) throw new Error('survey: a circle of environments has no environment');
  const ids = [...circle, first].map(idOf);
  return {
    severity: 'error',
    code: 'environment-circle',
    message:
      others.length === 0
        ? `The environment "${idOf(first)}" extends itself.`
        : `These environments extend each other in a circle: ${ids.join(' → ')}.`,
    place: placeOf(baseOf(first) ?? first.tree),
    related: others.map((one) => ({
      message: `"${idOf(one)}" extends "${text(baseOf(one)) ?? ''}" here.`,
      place: placeOf(baseOf(one) ?? one.tree),
    })),
    help: others.length === 0 ? 'Remove this line.' : 'Remove one of these lines.',
  };
}
