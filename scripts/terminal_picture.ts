/** Characters of a line of a picture; longer ones go on below. */
const columns = 104;
const lineHeight = 20;
const padding = 24;
const characterWidth = 8.1;

/** What a picture of a terminal shows. */
export interface Terminal {
  readonly title: string;
  readonly command: string;
  readonly printed: string;
  /** A line in SVG, with the parts marked that have a colour. The line is escaped already. */
  readonly paint: (line: string) => string;
}

/** The picture of a command and what it prints, as an SVG in light and dark. */
export function terminalPicture({ title, command, printed, paint }: Terminal): string {
  const lines = printed.split('\n').flatMap((line) => wrapped(line));
  const height = padding * 2 + lineHeight * (lines.length + 1);
  const width = Math.ceil(padding * 2 + columns * characterWidth);
  const rows = [`$ ${command}`, ...lines].map(
    (line, index) =>
      `  <text x="${padding}" y="${padding + lineHeight * (index + 0.7)}">${paint(escaped(line))}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title description" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="13.5px" xml:space="preserve">`,
    `  <title id="title">${escaped(title)}</title>`,
    `  <desc id="description">${escaped(printed)}</desc>`,
    style,
    `  <rect class="terminal" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8" />`,
    ...rows,
    '</svg>',
    '',
  ].join('\n');
}

const style = `  <style>
    .terminal { fill: #f6f8fa; stroke: #d0d7de; }
    text { fill: #1f2328; white-space: pre; }
    .place { font-weight: 600; }
    .mark { fill: #9a6700; font-weight: 600; }
    .help { fill: #1a7f37; }
    @media (prefers-color-scheme: dark) {
      .terminal { fill: #151b23; stroke: #3d444d; }
      text { fill: #f0f6fc; }
      .mark { fill: #d29922; }
      .help { fill: #3fb950; }
    }
  </style>`;

/** A line in pieces of words; what goes on below is indented. */
function wrapped(line: string): readonly string[] {
  const lines: string[] = [];
  let rest = line;
  while (rest.length > columns) {
    const cut = rest.lastIndexOf(' ', columns);
    if (cut <= 4) break;
    lines.push(rest.slice(0, cut));
    rest = `    ${rest.slice(cut + 1)}`;
  }
  return [...lines, rest];
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
