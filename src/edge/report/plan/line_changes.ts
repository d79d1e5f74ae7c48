import { diffArrays } from 'diff';

/** A line of two texts: of both, of the first or of the second alone; or how many equal ones are not shown. */
export type LineChange =
  | { readonly kind: 'same' | 'removed' | 'added'; readonly text: string }
  | { readonly kind: 'left-out'; readonly lines: number };

const context = 3;
// The shortest form takes time by the number of differing lines, times all lines.
const mostEdits = 400;

/**
 * Two texts line by line, with three equal lines around each difference. Where very many lines differ, no shortest form
 * is looked for: all is told as replaced.
 */
export function lineChanges(before: string, after: string): readonly LineChange[] {
  const [left, right] = [linesOf(before), linesOf(after)];
  const parts = diffArrays(left, right, { maxEditLength: mostEdits });
  if (parts === undefined) return [...marked('removed', left), ...marked('added', right)];
  const lines = parts.flatMap(({ value, removed, added }) =>
    marked(removed ? 'removed' : added ? 'added' : 'same', value),
  );
  return withContext(lines);
}

function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/u);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function marked(kind: 'same' | 'removed' | 'added', texts: readonly string[]): readonly LineChange[] {
  return texts.map((text) => ({ kind, text }));
}

function withContext(lines: readonly LineChange[]): readonly LineChange[] {
  const near = nearDifferences(lines);
  const shown: LineChange[] = [];
  let leftOut = 0;
  for (const [index, line] of lines.entries()) {
    if (!near.has(index)) {
      leftOut += 1;
      continue;
    }
    if (leftOut > 0) shown.push({ kind: 'left-out', lines: leftOut });
    leftOut = 0;
    shown.push(line);
  }
  return leftOut === 0 ? shown : [...shown, { kind: 'left-out', lines: leftOut }];
}

function nearDifferences(lines: readonly LineChange[]): ReadonlySet<number> {
  const near = new Set<number>();
  for (const [index, { kind }] of lines.entries()) {
    if (kind === 'same') continue;
    for (let at = index - context; at <= index + context; at += 1) near.add(at);
  }
  return near;
}
