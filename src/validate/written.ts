import { schemaAt, type Schema } from '../language/schema.ts';
import type { Diagnostic, Report } from '../text/diagnostic.ts';
import { nearest } from '../text/suggest.ts';
import { isDeletion } from '../tree/merge.ts';
import { placeOf, type Dict, type Leaf, type Tree } from '../tree/tree.ts';
import { explain, type Subject } from './explain.ts';
import type { Judge, Mistake } from './judge.ts';
import { listed, pathName } from './names.ts';
import { without } from './prune.ts';

/** A tree without what was found wrong in it. */
export interface Checked {
  readonly tree: Dict;
  readonly sound: boolean;
}

/** Judges what one document, or a part of it, says by itself: other layers may still add to it. */
export function checkWritten(subject: Subject & { readonly tree: Dict }, judge: Judge, report: Report): Checked {
  const wrong = new Set<Tree>();
  let sound = true;
  const tell = (diagnostic: Diagnostic, tree?: Tree): void => {
    sound = false;
    if (tree !== undefined) wrong.add(tree);
    report(diagnostic);
  };
  for (const mistake of withoutMisspelt(judge(subject.tree))) tellMistake(mistake, subject, tell);
  checkForms(subject.tree, subject.schema, subject.path, tell);
  return { tree: without(subject.tree, wrong), sound };
}

/** A key that is missing because it is misspelt is told once: where it is written. */
function withoutMisspelt(mistakes: readonly Mistake[]): readonly Mistake[] {
  const unknown = mistakes.filter(({ keyword }) => keyword === 'additionalProperties');
  return mistakes.filter(({ keyword, instancePath, params }) => {
    const missing = keyword === 'required' ? String(params['missingProperty']) : undefined;
    const isMisspelt = (other: Mistake): boolean =>
      other.instancePath === instancePath &&
      nearest(String(other.params['additionalProperty']), [missing ?? '']).length > 0;
    return missing === undefined || !unknown.some(isMisspelt);
  });
}

type Tell = (diagnostic: Diagnostic, tree?: Tree) => void;

function tellMistake(mistake: Mistake, subject: Subject, tell: Tell): void {
  const explained = explain(mistake, subject);
  if (explained === undefined) return;
  // A key that nobody knows is wrong whatever its value will be.
  if (mistake.keyword !== 'additionalProperties' && isReference(explained.wrong)) return;
  tell(explained.diagnostic, explained.wrong);
}

/** What a text with references will be is known only after they are filled: the effective value is judged then. */
function isReference(tree: Tree | undefined): boolean {
  return tree?.kind === 'leaf' && typeof tree.value === 'string' && tree.value.includes('${{');
}

/** What JSON Schema says badly: alternatives side by side, references where none may stand. */
function checkForms(tree: Tree, schema: Schema, path: readonly string[], tell: Tell): void {
  if (tree.kind === 'leaf') return checkReference(tree, schema, path, tell);
  if (tree.kind === 'list') {
    for (const [index, item] of tree.items.entries())
      if (schema.items !== undefined) checkForms(item, schema.items, [...path, String(index)], tell);
    return;
  }
  checkAlternatives(tree, schema, tell);
  for (const [key, entry] of tree.entries) {
    if (key.includes('${{')) tell(referenceInKey(entry.key));
    const inside = schemaAt(schema, key);
    if (inside?.free === true) checkFreeKeys(entry.value, tell);
    else if (inside !== undefined)
      checkForms(entry.value, inside, entry.key.style === 'made' ? path : [...path, key], tell);
  }
}

/** In data of the user's own only the keys have a form. */
function checkFreeKeys(tree: Tree, tell: Tell): void {
  if (tree.kind === 'list') for (const item of tree.items) checkFreeKeys(item, tell);
  if (tree.kind !== 'dict') return;
  for (const [key, entry] of tree.entries) {
    if (key.includes('${{')) tell(referenceInKey(entry.key), entry.value);
    else checkFreeKeys(entry.value, tell);
  }
}

function checkReference(leaf: Leaf, schema: Schema, path: readonly string[], tell: Tell): void {
  if (schema.values !== 'none' || !isReference(leaf)) return;
  tell(
    {
      severity: 'error',
      code: 'reference-not-allowed',
      message: `"${pathName(path)}" must be written out: no \${{ … }} may stand here.`,
      place: placeOf(leaf),
    },
    leaf,
  );
}

function referenceInKey(key: Leaf): Diagnostic {
  return {
    severity: 'error',
    code: 'reference-in-key',
    message: 'A key must be written out: no ${{ … }} may stand in it.',
    place: placeOf(key),
  };
}

function checkAlternatives(dict: Dict, schema: Schema, tell: Tell): void {
  const groups = schema.alternatives ?? [];
  const written = groups
    .flatMap((group) => group.slice(0, 1))
    .filter((key) => dict.entries.has(key) && !isDeletion(dict.entries.get(key)?.value ?? dict));
  const [first, second] = [...dict.entries].flatMap(([key, entry]) => (written.includes(key) ? [entry] : []));
  if (first !== undefined && second !== undefined) {
    tell(
      {
        severity: 'error',
        code: 'alternatives',
        message: `Only one of ${listed(
          written.map((key) => `"${key}"`),
          'and',
        )} can be written.`,
        place: placeOf(second.key),
        related: [{ message: 'The other one.', place: placeOf(first.key) }],
        help: 'Remove one of them.',
      },
      second.value,
    );
  }
}
