import { child, type Tree } from '../../../tree/tree.ts';
import { findReferences } from '../../../values/reference.ts';
import type { Explainer, NamedValue, Written } from './explained.ts';

/** The variables and inputs that a text names: where its parts come from, when it holds more than one of them. */
export function referencesIn(
  text: string,
  path: readonly string[],
  explainer: Explainer,
  place: (value: Tree) => Written,
): readonly NamedValue[] {
  const names = new Map<string, NamedValue>();
  for (const part of findReferences(text)) {
    if (part.kind !== 'reference' || part.head.kind !== 'name') continue;
    const name = part.head.path.join('.');
    const value = valueOfName(part.head.path.map(String), path, explainer);
    if (value !== undefined) names.set(name, { name, ...place(value) });
  }
  return [...names.values()];
}

function valueOfName(name: readonly string[], path: readonly string[], explainer: Explainer): Tree | undefined {
  const [root, ...rest] = name;
  const task = explainer.tasks.find((one) => path[0] === 'tasks' && one.id === path[1]);
  const start = root === 'var' ? explainer.variables : root === 'input' ? task?.inputs : undefined;
  return rest.reduce<Tree | undefined>(child, start);
}
