import { styleText } from 'node:util';
import type { Diagnostic, Severity } from '../../text/diagnostic.ts';
import { type Place, positionAt } from '../../text/source.ts';
import { safe } from './cells.ts';
import { countLine, counted, countsOf, worstFirst } from './counts.ts';
import { frameOf } from './frame.ts';

export interface TextOptions {
  readonly color: boolean;
  /** How many findings are printed in full; the rest is counted by kind and by file. Default 50. */
  readonly limit?: number;
  /** Columns that a line of a source may take. Default 100. */
  readonly width?: number;
}

/**
 * Findings as people read them: `file:line:column: severity: message [code]`, the line with what is meant underlined,
 * help and notes; at the end a line that counts them. Text of users is shown without its control characters.
 */
export function renderText(diagnostics: readonly Diagnostic[], options: TextOptions): string {
  const limit = options.limit ?? 50;
  const printer = { paint: options.color ? paintAnsi : (_: Style, text: string) => text, width: options.width ?? 100 };
  const shown = new Set(worstFirst(diagnostics).slice(0, limit));
  const blocks = diagnostics.filter((one) => shown.has(one)).map((one) => renderOne(printer, one));
  const rest = diagnostics.filter((one) => !shown.has(one));
  if (rest.length > 0) blocks.push(summary(rest));
  return `${[...blocks, countLine(countsOf(diagnostics))].join('\n\n')}\n`;
}

type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'blue' | 'green';

interface Printer {
  readonly paint: (style: Style, text: string) => string;
  readonly width: number;
}

interface FramePrinter extends Printer {
  readonly hidden: readonly string[];
}

type Lines = readonly string[];

/** The stream is not asked: whether there are colours is decided by who calls. */
function paintAnsi(style: Style, text: string): string {
  return styleText(style, text, { validateStream: false });
}

const colors: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'blue' };

function renderOne(printer: Printer, one: Diagnostic): string {
  const { paint } = printer;
  const color = colors[one.severity];
  const code = paint('dim', `[${safe(one.code)}]`);
  return [
    `${location(printer, one.place)} ${paint(color, `${one.severity}:`)} ${safe(one.message)} ${code}`,
    ...framed(one, printer, one.place, color),
    ...(one.help === undefined ? [] : [`  ${paint('green', 'help:')} ${safe(one.help)}`]),
    ...(one.related ?? []).flatMap((note) => [
      `${location(printer, note.place)} ${paint('blue', 'note:')} ${safe(note.message)}`,
      ...framed(one, printer, note.place, 'blue'),
    ]),
  ].join('\n');
}

/** The line of a place, unless a password may stand in it, or in what it replaced. */
function framed({ isConfidential, hidden = [] }: Diagnostic, printer: Printer, place: Place, color: Style): Lines {
  return isConfidential === true ? [] : frame({ ...printer, hidden }, place, color);
}

function location(printer: Printer, place: Place): string {
  const { line, column } = positionAt(place.source, place.start);
  return printer.paint('bold', `${safe(place.source.path)}:${line}:${column}:`);
}

function frame(printer: FramePrinter, place: Place, color: Style): Lines {
  const found = frameOf(place, printer.width, printer.hidden);
  if (found === undefined) return [];
  const number = String(found.line);
  const bar = printer.paint('dim', `  ${number} |`);
  const below = printer.paint('dim', `  ${' '.repeat(number.length)} |`);
  return [
    `${bar} ${found.text}`.trimEnd(),
    `${below} ${found.carets.replace(/\^+/u, (carets) => printer.paint(color, carets))}`,
  ];
}

/** How many findings are not shown, by kind and by file, the largest numbers first. */
function summary(rest: readonly Diagnostic[]): string {
  return [
    `${counted(rest.length, 'more finding')}, by kind:`,
    ...table(
      rest.map((one) => one.code),
      'kind',
    ),
    'and by file:',
    ...table(
      rest.map((one) => one.place.source.path),
      'file',
    ),
  ].join('\n');
}

const maximumRows = 10;

function table(names: readonly string[], unit: string): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const rows = [...counts].toSorted(([left, first], [right, second]) => second - first || (left < right ? -1 : 1));
  const width = String(rows[0]?.[1] ?? 0).length;
  const lines = rows.slice(0, maximumRows).map(([name, count]) => `  ${String(count).padStart(width)}  ${safe(name)}`);
  return rows.length > maximumRows
    ? [...lines, `  … and ${counted(rows.length - maximumRows, `more ${unit}`)}`]
    : lines;
}
