import type { Diagnostic, Note } from '../../text/diagnostic.ts';
import type { Place } from '../../text/source.ts';

/** An error that says what is wrong, and what to write instead. */
export function mistake(
  code: string,
  { source, start, end }: Place,
  message: string,
  help?: string,
  related?: readonly Note[],
): Diagnostic {
  const base = { severity: 'error', code, message, place: { source, start, end } } as const;
  return { ...base, ...(related === undefined ? {} : { related }), ...(help === undefined ? {} : { help }) };
}

/** A text as messages quote it: on one line, and not longer than a line. */
export function quoted(text: string): string {
  const line = text.replace(/\s+/gu, ' ');
  return `"${line.length > 60 ? `${line.slice(0, 57)}...` : line}"`;
}

/** A value that begins with `{{` or `{%` and has no quotes. */
export function unquotedJinja(place: Place, opening = '{{'): Diagnostic {
  const message = `A value that begins with "${opening}" must be in quotes: without them, YAML reads a map.`;
  const help = 'Put the whole value in quotes; or, for the date of the run, write "${{ run.date }}".';
  return mistake('unquoted-jinja', place, message, help);
}
