import type { Diagnostic, Severity } from '../../src/text/diagnostic.ts';
import type { Place, Source } from '../../src/text/source.ts';

/** The place of the first occurrence of a part in a source. */
export function placeIn(source: Source, part: string): Place {
  const start = source.text.indexOf(part);
  if (start < 0) throw new Error(`"${part}" is not in "${source.path}".`);
  return { source, start, end: start + part.length };
}

/** A finding about the first occurrence of a part in a text. */
export function finding(text: string, part: string, rest: Partial<Diagnostic> = {}): Diagnostic {
  const place = placeIn({ path: 'pipelines/orders.yaml', text }, part);
  return { severity: 'error', code: 'after-known', message: `"${part}" does not exist.`, place, ...rest };
}

/** So many findings of a kind, ten for each file. */
export function many(count: number, severity: Severity, code: string): readonly Diagnostic[] {
  return Array.from({ length: count }, (_, index) => {
    const source = { path: `pipelines/team_${Math.floor(index / 10)}.yaml`, text: 'id: x\n'.repeat(10) };
    const start = (index % 10) * 6;
    return { severity, code, message: 'The id is too short.', place: { source, start, end: start + 5 } };
  });
}
