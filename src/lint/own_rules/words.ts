import { text, type Tree } from '../../tree/tree.ts';

/** A text of a list, and where it stands. */
export interface Word {
  readonly word: string;
  readonly tree: Tree;
}

/** The texts of a list. */
export function wordsOf(list: Tree | undefined): readonly Word[] {
  const items = list?.kind === 'list' ? list.items : [];
  return items.flatMap((tree) => {
    const word = text(tree);
    return word === undefined ? [] : [{ word, tree }];
  });
}
