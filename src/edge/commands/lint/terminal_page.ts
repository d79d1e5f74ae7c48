/** A page in Markdown for a terminal: code is indented instead of fenced, headings are emphasized, links are their words. */
export function terminalPage(markdown: string, emphasized: (text: string) => string): string {
  let isCode = false;
  const lines = markdown.split('\n').flatMap((line): readonly string[] => {
    const fence = /^```(?:\w+ ?(?<path>.*))?$/u.exec(line);
    if (fence !== null) {
      isCode = !isCode;
      const path = fence.groups?.['path'] ?? '';
      return path === '' ? [] : [`  ${path}:`];
    }
    return [isCode ? indented(line) : prose(line, emphasized)];
  });
  return lines.join('\n');
}

function indented(line: string): string {
  return line === '' ? '' : `    ${line}`;
}

function prose(line: string, emphasized: (text: string) => string): string {
  const heading = /^#+ (?<title>.*)$/u.exec(line)?.groups?.['title'];
  return heading === undefined ? line.replaceAll(/\[([^\]]+)\]\([^)]+\)/gu, '$1') : emphasized(heading);
}
