import { safe } from '../../report/cells.ts';
import type { Explained, Link, Written } from './explained.ts';

/** An explanation as people read it: of one value its whole chain, of a map each value with its winner. */
export function explanationLines(
  subject: string,
  environment: string,
  values: readonly Explained[],
  isMap: boolean,
): string {
  const [only] = values;
  // Paths are told from the map on.
  const above = subject.includes('.') ? subject.length - subject.indexOf('.') : 0;
  const body = isMap || only === undefined ? winners(values, above) : chainLines(only);
  const head = `${subject} in ${environment}`;
  return [
    isMap || only === undefined ? `${head}:` : `${head} is ${shortened(JSON.stringify(only.value))}`,
    '',
    ...body,
    '',
  ]
    .map((line) => line.trimEnd())
    .join('\n');
}

function winners(values: readonly Explained[], above: number): readonly string[] {
  return table(
    values.map(({ path, value, chain }) => {
      const winner = chain[0]?.usedAt ?? chain[0];
      return [
        path.slice(above),
        shortened(JSON.stringify(value)),
        winner?.layer ?? '',
        winner === undefined ? '' : place(winner),
      ];
    }),
  );
}

function chainLines({ chain }: Explained): readonly string[] {
  return table(
    chain.flatMap((link, index) => [
      [(link.usedAt ?? link).layer, place(link.usedAt ?? link), shortened((link.usedAt ?? link).written), word(index)],
      ...sourceRows(link),
    ]),
  );
}

function word(index: number): string {
  return index === 0 ? '(wins)' : '';
}

/** Where the value of a name was written: under the line that uses the name. */
function sourceRows({ usedAt, references, ...own }: Link): readonly (readonly string[])[] {
  const value = usedAt === undefined ? [] : [{ ...own, name: '' }];
  return [...value, ...references].map((one) => [
    `  from ${one.layer}${one.name === '' ? '' : ` (${one.name})`}`,
    place(one),
    shortened(one.written),
  ]);
}

function place({ file, line, column }: Written): string {
  return `${file}:${line}:${column}`;
}

const mostCharacters = 80;

/** The first line of a text, as much of it as fits; of a block, its first line that says something. */
function shortened(text: string): string {
  const [first = '', ...more] = text.replace(/^[|>][-+\d]*[ \t]*\r?\n\s*/u, '').split(/\r?\n/u);
  const characters = Array.from(first);
  const isCut = more.length > 0 || characters.length > mostCharacters;
  return safe(characters.slice(0, mostCharacters).join('')) + (isCut ? '…' : '');
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`);
}
