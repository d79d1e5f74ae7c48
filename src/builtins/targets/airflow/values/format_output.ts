import type { FormatCode, FormatPart } from '../../../../values/date_format.ts';
import { jinjaOutput, jinjaString } from './jinja_syntax.ts';

/**
 * The template that prints a pendulum date or datetime in a format: by `strftime` as far as Python has it on every
 * system (not for characters beyond ASCII, which it encodes for the worker's locale), by pendulum's `format` for the rest.
 */
export function formatOutput(expression: string, parts: readonly FormatPart[]): string {
  return stretchesOf(parts)
    .map(({ writer, parts: stretch }) =>
      writer === 'strftime'
        ? jinjaOutput(`${expression}.strftime(${jinjaString(strftimeFormat(stretch))})`)
        : jinjaOutput(`${expression}.format(${jinjaString(pendulumFormat(stretch))})`),
    )
    .join('');
}

type Writer = 'strftime' | 'pendulum';

interface Stretch {
  readonly writer: Writer;
  readonly parts: FormatPart[];
}

/** The fewest neighbouring parts that one of the two can write; as a rule the whole format. */
function stretchesOf(parts: readonly FormatPart[]): readonly Stretch[] {
  for (const writer of ['strftime', 'pendulum'] as const) {
    if (parts.every((part, index) => writes(writer, part, parts[index - 1]))) return [{ writer, parts: [...parts] }];
  }
  const stretches: Stretch[] = [];
  for (const part of parts) {
    const last = stretches.at(-1);
    if (last !== undefined && writes(last.writer, part, last.parts.at(-1))) last.parts.push(part);
    else stretches.push({ writer: writes('strftime', part, undefined) ? 'strftime' : 'pendulum', parts: [part] });
  }
  return stretches;
}

function writes(writer: Writer, part: FormatPart, before: FormatPart | undefined): boolean {
  if (part.kind === 'literal') return writer === 'pendulum' || /^[\t\n -~]*$/u.test(part.text);
  // `%-d` is an addition of some C libraries, and `%:z` of Python 3.12.
  if (writer === 'strftime') return !/^%[-:]/u.test(part.code);
  const token = tokens[part.code];
  const previous = before?.kind === 'code' ? tokens[before.code] : undefined;
  // Neighbours of one letter would be read as one token: `M` and `MM`.
  return token !== undefined && token[0] !== previous?.[0];
}

function strftimeFormat(parts: readonly FormatPart[]): string {
  return parts.map((part) => (part.kind === 'code' ? part.code : part.text.replaceAll('%', '%%'))).join('');
}

/** pendulum's tokens; undefined for the codes that it lacks. */
const tokens: Readonly<Record<FormatCode, string | undefined>> = {
  '%Y': 'YYYY',
  '%y': 'YY',
  '%m': 'MM',
  '%-m': 'M',
  '%d': 'DD',
  '%-d': 'D',
  '%j': 'DDDD',
  '%-j': 'DDD',
  '%b': 'MMM',
  '%B': 'MMMM',
  '%a': 'ddd',
  '%A': 'dddd',
  '%u': undefined,
  '%G': undefined,
  '%V': undefined,
  '%H': 'HH',
  '%-H': 'H',
  '%I': 'hh',
  '%-I': 'h',
  '%p': 'A',
  '%M': 'mm',
  '%-M': 'm',
  '%S': 'ss',
  '%-S': 's',
  '%z': 'ZZ',
  '%:z': 'Z',
};

function pendulumFormat(parts: readonly FormatPart[]): string {
  // A bracket reaches to the last `]` before the next `[`, so brackets and a literal `]` exclude each other.
  const brackets = parts.every((part) => part.kind === 'code' || !/[[\]\\]/u.test(part.text));
  return parts
    .map((part) => (part.kind === 'code' ? (tokens[part.code] ?? '') : pendulumLiteral(part.text, brackets)))
    .join('');
}

function pendulumLiteral(text: string, brackets: boolean): string {
  if (brackets) return text.replaceAll(/[A-Za-z]+/gu, '[$&]');
  return text.replaceAll(/[A-Za-z[\]\\]/gu, '\\$&');
}
