import type { Diagnostic, Severity } from '../../text/diagnostic.ts';
import { type Place, positionAt } from '../../text/source.ts';
import { type Counts, countsOf } from './counts.ts';

/** What `--format json` prints. Lines and columns begin at 1, columns count UTF-16 code units, ends are exclusive. */
export interface JsonReport {
  readonly version: 1;
  readonly findings: readonly JsonFinding[];
  readonly counts: Counts;
}

export interface JsonPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface JsonFinding extends JsonPlace {
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly help: string | null;
  readonly related: readonly (JsonPlace & { readonly message: string })[];
}

/** All findings as one JSON object, with a line break at its end. */
export function renderJson(diagnostics: readonly Diagnostic[]): string {
  return `${JSON.stringify(jsonReport(diagnostics), null, 2)}\n`;
}

/** The same as a value, for a command that has more to tell. */
export function jsonReport(diagnostics: readonly Diagnostic[]): JsonReport {
  return { version: 1, findings: diagnostics.map(jsonFinding), counts: countsOf(diagnostics) };
}

/** One finding, as programs are told of it. */
export function jsonFinding(one: Diagnostic): JsonFinding {
  return {
    severity: one.severity,
    code: one.code,
    message: one.message,
    ...jsonPlace(one.place),
    help: one.help ?? null,
    related: (one.related ?? []).map((note) => ({ message: note.message, ...jsonPlace(note.place) })),
  };
}

function jsonPlace(place: Place): JsonPlace {
  const start = positionAt(place.source, place.start);
  const end = positionAt(place.source, place.end);
  return {
    file: place.source.path,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}
