const columns = ['measure', 'ratio', 'reach', 'medians'];

/**
 * Rows as a table that reads in a terminal and in Markdown.
 *
 * @param {readonly import('./rows.js').Row[]} rows
 */
export function table(rows) {
  const cells = [columns, ...rows.map(cellsOf)];
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => row[index].length)));
  const [head, ...body] = cells.map((row) => `| ${row.map((cell, index) => cell.padEnd(widths[index])).join(' | ')} |`);
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [head, rule, ...body].join('\n');
}

function cellsOf({ measure, value = '–', reach = '', details = '', skipped }) {
  return [measure, value, reach, skipped === undefined ? details : `skipped: ${skipped}`];
}
