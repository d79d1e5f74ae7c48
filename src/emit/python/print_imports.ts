import type { Imported } from './expression.ts';
import { compareModules, compareNames } from './import_order.ts';
import { lineWidth } from './layout.ts';
import { isStandardLibrary } from './standard_library.ts';

/** Something imported, under a name of its own where the usual one is taken. */
export interface Import {
  readonly imported: Imported;
  readonly alias?: string;
}

/** The import lines as isort sorts and ruff wraps them: the standard library, an empty line, all others. */
export function printImports(imports: readonly Import[], indent: number): string {
  const standard: Import[] = [];
  const others: Import[] = [];
  for (const item of imports) (isStandardLibrary(item.imported.module) ? standard : others).push(item);
  const sections = [standard, others];
  return sections
    .filter((section) => section.length > 0)
    .map((section) =>
      sectionLines(section)
        .map((line) => printLine(line, indent))
        .join(''),
    )
    .join('\n');
}

/** One import statement. An alias has a statement of its own; names of one module share the other. */
interface Line {
  readonly module: string;
  /** Empty for `import module`. */
  readonly names: readonly string[];
  readonly alias?: string;
}

function sectionLines(imports: readonly Import[]): readonly Line[] {
  const lines = new Map<string, Line>();
  for (const { imported, alias } of imports) {
    const { module, name } = imported;
    const key = [module, name === undefined, alias === undefined ? '' : `${name} as ${alias}`].join(' ');
    const names = new Set(lines.get(key)?.names).add(name ?? '');
    lines.set(key, {
      module,
      names: name === undefined ? [] : [...names].toSorted(compareNames),
      ...(alias === undefined ? {} : { alias }),
    });
  }
  return [...lines.values()].toSorted(compareLines);
}

function compareLines(left: Line, right: Line): number {
  const [one = ''] = left.names;
  const [other = ''] = right.names;
  return (
    Number(left.names.length > 0) - Number(right.names.length > 0) ||
    compareModules(left.module, right.module) ||
    compareNames(one, other) ||
    compareModules(left.alias ?? '', right.alias ?? '')
  );
}

function printLine({ module, names, alias }: Line, indent: number): string {
  const margin = ' '.repeat(indent);
  const as = alias === undefined ? '' : ` as ${alias}`;
  if (names.length === 0) return `${margin}import ${module}${as}\n`;
  const line = `${margin}from ${module} import ${names.join(', ')}${as}`;
  if (line.length <= lineWidth) return `${line}\n`;
  const lines = names.map((name) => `${margin}    ${name}${as},\n`);
  return `${margin}from ${module} import (\n${lines.join('')}${margin})\n`;
}
