import type { Diagnostic, Note, Report } from '../text/diagnostic.ts';
import { placeOf, type Dict, type Tree } from '../tree/tree.ts';
import { checkAlternatives } from './alternatives.ts';
import { explain, type Subject } from './explain.ts';
import type { Judge } from './judge.ts';

/** What is not told again: it was wrong as written, and was left out there. */
export interface Known {
  /** True where some document of the unit had mistakes: a missing key may be one of them. */
  readonly isIncomplete: boolean;
}

/** Judges what has come of all layers. A finding points at the place that set the value; true when there is none. */
export function checkEffective(
  subject: Subject & { readonly tree: Dict },
  judge: Judge,
  known: Known,
  report: Report,
): boolean {
  let sound = true;
  for (const mistake of judge(subject.tree)) {
    const explained = explain(mistake, subject);
    if (explained === undefined) continue;
    sound = false;
    if (mistake.keyword === 'required' && known.isIncomplete) continue;
    report(withHistory(explained.diagnostic, explained.wrong));
  }
  return checkAlternatives(subject, known.isIncomplete, report) && sound;
}

/** A finding with where its value is used, and with what it replaced. */
export function withHistory(diagnostic: Diagnostic, tree: Tree | undefined): Diagnostic {
  const related: Note[] = [...(diagnostic.related ?? [])];
  if (tree?.from !== undefined) related.push({ message: 'It is used here.', place: placeOf(tree.from) });
  if (tree?.replaced !== undefined) related.push({ message: 'It replaces this value.', place: placeOf(tree.replaced) });
  return related.length === 0 ? diagnostic : { ...diagnostic, related };
}
