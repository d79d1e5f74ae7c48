import type { Tree } from '../../tree/tree.ts';
import { placeInside } from '../../tree/place_inside.ts';
import type { Allowance, At, FillContext } from './context.ts';

/** How many values that are; a long text counts as one for every 128 characters, as for aliases. */
const most = 500_000;

export function newAllowance(): Allowance {
  return { left: most };
}

/**
 * Takes something out of the allowance. False where nothing is left: a few names of which each names the next one twice
 * stand for more than any machine can hold. It is told once, at the reference with which it began.
 */
export function afford(values: number, at: At, { allowance, active, report }: FillContext): boolean {
  const before = allowance.left;
  allowance.left -= values;
  if (allowance.left >= 0) return true;
  if (before < 0) return false;
  const [outermost = { at, report }] = active;
  outermost.report({
    severity: 'error',
    code: 'references-too-many',
    message: `With this, references bring in more than 500,000 values, counting those inside of other values.`,
    place: placeInside(outermost.at.leaf, outermost.at.start, outermost.at.end),
    help: 'Look for a variable that names another one several times, which does the same in turn.',
  });
  return false;
}

/** How much a value counts beside being one. */
export function weightOf(tree: Tree, texts: FillContext['texts']): number {
  if (tree.kind === 'list') return tree.items.reduce((sum, item) => sum + 1 + weightOf(item, texts), 0);
  if (tree.kind === 'dict')
    return [...tree.entries.values()].reduce((sum, { value }) => sum + 1 + weightOf(value, texts), 0);
  const text = texts.get(tree);
  if (text === undefined) return Math.floor(String(tree.value).length / 128);
  return text.reduce((sum, piece) => sum + (piece.kind === 'value' ? 1 : Math.floor(piece.text.length / 128)), 0);
}
