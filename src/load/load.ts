import { kindSchemas, type Kind } from '../language/kinds.ts';
import type { Document } from '../model/document.ts';
import { layout } from '../model/layout.ts';
import { comparePaths } from '../model/path.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Diagnostic, Report } from '../text/diagnostic.ts';
import { didYouMean } from '../text/suggest.ts';
import { readYaml } from '../tree/read/read_yaml.ts';
import { child, placeOf, text, type Dict } from '../tree/tree.ts';
import { readingProblem } from '../model/reading_problem.ts';
import { readablePart } from './readable_part.ts';
import { misplaced } from './misplaced.ts';

/** The YAML documents of a repository as they are written, and the files that could not be read as one. */
export interface Loaded {
  /** Of a document that is not sound, what could not be read is left out. */
  readonly documents: readonly Document[];
  readonly unread: readonly string[];
}

/** Reads every YAML file of the repository's folders, once each, in the order of their paths. */
export function load(snapshot: Snapshot, report: Report): Loaded {
  const documents: Loaded['documents'][number][] = [];
  const unread: string[] = [];
  for (const path of pathsOf(snapshot, report)) {
    const found: Diagnostic[] = [];
    const whole = readDocument(snapshot, path, (diagnostic) => found.push(diagnostic));
    found.forEach(report);
    const tree = whole === undefined ? undefined : readablePart(whole, found);
    const kind = tree === undefined ? undefined : kindOf(tree, report);
    const wrongPlace = tree === undefined || kind === undefined ? undefined : misplaced(kind, path, tree);
    if (wrongPlace !== undefined) report(wrongPlace);
    if (tree === undefined || kind === undefined || wrongPlace !== undefined) unread.push(path);
    else documents.push({ kind, path, tree, sound: found.length === 0 });
  }
  return { documents, unread };
}

function pathsOf(snapshot: Snapshot, report: Report): readonly string[] {
  const paths: string[] = [layout.project];
  for (const folder of [layout.environments, layout.pipelines, layout.standards]) {
    const found = snapshot.list(folder).filter((path) => /\.ya?ml$/u.test(path));
    paths.push(...found.toSorted(comparePaths)); // No order of a folder ever reaches the output.
    for (const { path, problem } of snapshot.unlisted(folder)) report(readingProblem(path, problem));
  }
  return paths;
}

function readDocument(snapshot: Snapshot, path: string, report: Report): Dict | undefined {
  const reading = snapshot.read(path);
  if (reading.kind === 'text') return readYaml(reading.source, report);
  const problem = readingProblem(path, reading);
  const isNoProject = path === layout.project && reading.kind === 'missing';
  report(isNoProject ? { ...problem, help: noProject } : problem);
  return undefined;
}

const noProject = 'Go to the folder that holds it, or begin a project with `dagwright init`.';

function kindOf(tree: Dict, report: Report): Kind | undefined {
  const kinds = Object.keys(kindSchemas);
  const written = child(tree, 'kind');
  const kind = text(written);
  if (kind !== undefined && kinds.includes(kind)) return kind as Kind;
  report({
    severity: 'error',
    code: 'unknown-kind',
    message:
      written === undefined
        ? 'The key "kind" is missing: it says what this document is.'
        : `"${kind ?? 'this'}" is no kind of document.${didYouMean(kind ?? '', kinds)}`,
    place: placeOf(written ?? tree.entries.values().next().value?.key ?? tree),
    help: `Kinds: ${kinds.join(', ')}.`,
  });
  return undefined;
}
