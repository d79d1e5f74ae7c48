import type { Diagnostic, Severity } from '../../text/diagnostic.ts';
import { positionAt } from '../../text/source.ts';
import { safe } from './cells.ts';
import { countLine, counted, countsOf, worstFirst } from './counts.ts';

/** GitHub shows no more annotations of one kind for a step; what comes later is dropped without a word. */
const maximumPerKind = 10;

/**
 * Findings as workflow commands, which GitHub shows as annotations: errors first. At most ten of each kind; where there
 * are more, a notice at the end counts those left out.
 */
export function renderGithub(diagnostics: readonly Diagnostic[]): string {
  const shown = worstFirst(diagnostics).filter(withinMaximum());
  const left = diagnostics.length - shown.length;
  const lines = shown.map(annotation);
  if (left > 0) {
    const message = `${counted(left, 'more finding')} not shown here; in all ${countLine(countsOf(diagnostics))}.`;
    lines.push(`::notice title=dagwright::${escapeData(message)}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}

function withinMaximum(): (one: Diagnostic) => boolean {
  const seen: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  return ({ severity }) => {
    seen[severity] += 1;
    // The closing notice is one of the notices.
    return seen[severity] <= (severity === 'info' ? maximumPerKind - 1 : maximumPerKind);
  };
}

const kinds: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

function annotation(one: Diagnostic): string {
  const { source, start, end } = one.place;
  const from = positionAt(source, start);
  const to = positionAt(source, end);
  const properties = [
    ['file', source.path],
    ['line', String(from.line)],
    ['endLine', String(to.line)],
    ['col', String(from.column)],
    // Columns of an annotation only mean something on one line.
    ...(from.line === to.line ? [['endColumn', String(to.column)]] : []),
    ['title', one.code],
  ];
  const written = properties.map(([name, value]) => `${name}=${escapeProperty(value ?? '')}`).join(',');
  const lines = [safe(one.message), ...(one.help === undefined ? [] : [`Help: ${safe(one.help)}`])];
  return `::${kinds[one.severity]} ${written}::${escapeData(lines.join('\n'))}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
