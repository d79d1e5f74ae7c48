/** One text that diagnostics can point into: a file of the repository, or a text that ships with dagwright. */
export interface Source {
  /** Path relative to the repository's root, with `/`; or `dagwright:<name>` for what ships with the tool. */
  readonly path: string;
  readonly text: string;
}

/** A half-open range of offsets (UTF-16 code units) in a source. */
export interface Place {
  readonly source: Source;
  readonly start: number;
  readonly end: number;
}

/** Line and column as editors count them: both begin at 1; columns count UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The line and column of an offset. Computed on demand: most places are never shown. */
export function positionAt(source: Source, offset: number): Position {
  const starts = lineStarts(source);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

/** The text of a line (1-based) without its line break; empty beyond the end. */
export function lineText(source: Source, line: number): string {
  const starts = lineStarts(source);
  const start = starts[line - 1];
  if (start === undefined) return '';
  return source.text.slice(start, starts[line] ?? source.text.length).replace(/\r?\n$|\r$/u, '');
}

/** Orders places by path, then by offset. The order is that of code units, so no locale changes it. */
export function comparePlaces(left: Place, right: Place): number {
  if (left.source.path !== right.source.path) return left.source.path < right.source.path ? -1 : 1;
  return left.start - right.start || left.end - right.end;
}

const startsOf = new WeakMap<Source, readonly number[]>();

function lineStarts(source: Source): readonly number[] {
  const known = startsOf.get(source);
  if (known !== undefined) return known;
  const starts = [0];
  for (const match of source.text.matchAll(/\r\n|\n|\r/gu)) starts.push(match.index + match[0].length);
  startsOf.set(source, starts);
  return starts;
}
