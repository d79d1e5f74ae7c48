import { schemaAt } from '../language/schema.ts';
import type { Report } from '../text/diagnostic.ts';
import { placeOf, type Dict } from '../tree/tree.ts';
import type { Subject } from './explain.ts';
import { listed, pathName } from './names.ts';

/**
 * What JSON Schema has no good words for, at every depth: that one of several keys must be there, and that a key
 * means something only beside another one. True when nothing is wrong.
 */
export function checkAlternatives(
  subject: Subject & { readonly tree: Dict },
  isIncomplete: boolean,
  report: Report,
): boolean {
  let isRight = checkNeeded(subject, isIncomplete, report);
  if (!isIncomplete) isRight = checkDependents(subject, report) && isRight;
  for (const [key, entry] of subject.tree.entries) {
    const schema = schemaAt(subject.schema, key);
    if (schema === undefined || schema.free === true || entry.value.kind !== 'dict') continue;
    const inside = { tree: entry.value, schema, path: [...subject.path, key] };
    isRight = checkAlternatives(inside, isIncomplete, report) && isRight;
  }
  return isRight;
}

function checkNeeded(subject: Subject & { readonly tree: Dict }, isIncomplete: boolean, report: Report): boolean {
  const { schema, tree } = subject;
  const names = (schema.alternatives ?? []).flatMap((group) => group.slice(0, 1));
  if (schema.needsOne !== true || names.some((name) => tree.entries.has(name))) return true;
  if (isIncomplete) return false;
  const at = subject.missingAt ?? tree;
  const first = at.kind === 'dict' ? at.entries.values().next().value : undefined;
  report({
    severity: 'error',
    code: 'missing-key',
    message: `One of the keys ${listed(names.map((name) => `"${name}"`))} is missing in "${pathName(subject.path)}".`,
    place: placeOf(first === undefined ? at : first.key),
    ...(schema.instead === undefined ? {} : { help: schema.instead }),
  });
  return false;
}

function checkDependents({ schema, tree, path }: Subject & { readonly tree: Dict }, report: Report): boolean {
  let isRight = true;
  for (const [head = '', ...dependents] of schema.alternatives ?? []) {
    for (const key of tree.entries.has(head) ? [] : dependents) {
      const entry = tree.entries.get(key);
      if (entry === undefined) continue;
      isRight = false;
      report({
        severity: 'error',
        code: 'key-alone',
        message: `"${pathName([...path, key])}" means something only beside "${head}", which is missing.`,
        place: placeOf(entry.key),
        help: `Write "${head}" too, or leave "${key}" out.`,
      });
    }
  }
  return isRight;
}
