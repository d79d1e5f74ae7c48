/** A table whose columns are aligned, as the formatter of the repository leaves them. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => length(row[column] ?? ''))));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - length(cell))).join(' | ')} |\n`;
  const [first = [], ...rest] = cells;
  return [line(first), line(widths.map((width) => '-'.repeat(width))), ...rest.map(line)].join('');
}

export function code(text: string): string {
  return `\`${text}\``;
}

/** Characters as the formatter counts them: what these tables hold is neither wide nor combined. */
function length(text: string): number {
  return Array.from(text).length;
}
