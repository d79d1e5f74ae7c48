import { risks } from '../../model/plan.ts';
import { valueOf, type Tree } from '../../tree/tree.ts';
import type { RawChange } from '../raw_change.ts';
import type { Judgement } from './classes.ts';
import { keysOf, treeAt } from './values.ts';
import { counted } from './words.ts';

/** The changes inside a map that comes, goes or changes; none where neither side is a map. */
export function partsOf(change: RawChange): readonly RawChange[] {
  const { before, after } = change;
  if (before?.kind === 'leaf' || before?.kind === 'list' || after?.kind === 'leaf' || after?.kind === 'list') return [];
  const keys = [...new Set([...keysOf(after), ...keysOf(before)])];
  return keys.flatMap((key) => {
    const [old, fresh] = [treeAt(before, [key]), treeAt(after, [key])];
    return isSame(old, fresh) ? [] : [partAt(change, key, old, fresh)];
  });
}

function partAt(
  { subject, environment, path, pipeline }: RawChange,
  key: string,
  before: Tree | undefined,
  after: Tree | undefined,
): RawChange {
  return {
    subject,
    environment,
    path: [...path, key],
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(pipeline === undefined ? {} : { pipeline }),
  };
}

function isSame(left: Tree | undefined, right: Tree | undefined): boolean {
  if (left === undefined || right === undefined) return left === right;
  return JSON.stringify(valueOf(left)) === JSON.stringify(valueOf(right));
}

const mostTold = 3;

/** What several changes do together: the worst ones are told. There is at least one. */
export function together(parts: readonly Judgement[]): Judgement {
  const inOrder = parts.toSorted((left, right) => risks.indexOf(left.risk) - risks.indexOf(right.risk));
  const [worst] = inOrder;
  if (worst === undefined) throw new Error('effects: no change was given to be told together with others');
  const more = inOrder.length - mostTold;
  const rest = more > 0 ? [`${counted(more, 'more key')} ${more === 1 ? 'changes' : 'change'}.`] : [];
  const effect = [...inOrder.slice(0, mostTold).map((part) => part.effect), ...rest].join(' ');
  return { ...worst, effect };
}
