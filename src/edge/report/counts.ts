import type { Diagnostic, Severity } from '../../text/diagnostic.ts';

/** How many findings of each severity there are, and in how many files. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly files: number;
}

export function countsOf(diagnostics: readonly Diagnostic[]): Counts {
  const of = (severity: Severity): number => diagnostics.filter((one) => one.severity === severity).length;
  const files = new Set(diagnostics.map((one) => one.place.source.path)).size;
  return { errors: of('error'), warnings: of('warning'), infos: of('info'), files };
}

/** `2 errors, 1 warning in 2 files`; `no findings` where there are none. */
export function countLine(counts: Counts): string {
  const parts = [
    counted(counts.errors, 'error'),
    counted(counts.warnings, 'warning'),
    counted(counts.infos, 'info', 'infos'),
  ].filter((part) => !part.startsWith('0 '));
  return parts.length === 0 ? 'no findings' : `${parts.join(', ')} in ${counted(counts.files, 'file')}`;
}

/** `1 file`, `2 files`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The findings that a limited report shows: errors first, then warnings; each part in the order given. */
export function worstFirst(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return (['error', 'warning', 'info'] as const).flatMap((severity) =>
    diagnostics.filter((one) => one.severity === severity),
  );
}
