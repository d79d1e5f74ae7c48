import type { Diagnostic } from '../text/diagnostic.ts';

/**
 * A name for each finding that stays the same when lines move, when a file of pipelines is renamed, and when a message is
 * worded anew: what it is about. Findings about the same are counted, in the order in which they are given.
 */
export function fingerprintsOf(diagnostics: readonly Diagnostic[]): ReadonlyMap<Diagnostic, string> {
  const counts = new Map<string, number>();
  return new Map(
    diagnostics.map((diagnostic) => {
      const subject = subjectOf(diagnostic);
      const count = (counts.get(subject) ?? 0) + 1;
      counts.set(subject, count);
      return [diagnostic, count === 1 ? subject : `${subject}#${count}`];
    }),
  );
}

/** Names hold no line break, so that parts of different findings never read the same. */
function subjectOf({ code, about, message, place }: Diagnostic): string {
  const parts =
    about === undefined
      ? [code, place.source.path, message]
      : [code, about.pipeline ?? place.source.path, about.task, about.path, about.key];
  return parts.map((part = '') => part.replaceAll('%', '%25').replaceAll('|', '%7C').replaceAll('#', '%23')).join('|');
}
