/** Lines as a fenced block of code; nothing in them ends it. They have no line breaks in themselves. */
export function fenced(language: string, lines: readonly string[]): readonly string[] {
  const longest = Math.max(2, ...lines.map(longestRun));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...lines, fence];
}

/** How many backticks stand in a row at most. */
export function longestRun(line: string): number {
  return Math.max(0, ...(line.match(/`+/gu) ?? []).map((run) => run.length));
}

/** Lines that can be opened; what is between stands in blank lines, so that it is read as Markdown. */
export function folded(summary: string, lines: readonly string[]): readonly string[] {
  return [`<details><summary>${summary}</summary>`, '', ...lines, '', '</details>'];
}
