import type { About, Diagnostic } from '../text/diagnostic.ts';
import type { Source } from '../text/source.ts';
import { credentialsIn } from './in_source.ts';

/**
 * Takes credentials out of findings, whoever told them: out of their words and fingerprints, and out of the lines that
 * reports show. What files say is looked up once for all findings.
 */
export function hideCredentials<Found extends Diagnostic>(found: readonly Found[]): readonly Found[] {
  const known = new Map<Source, readonly string[]>();
  const of = (source: Source): readonly string[] => {
    const texts = known.get(source) ?? credentialsIn(source);
    known.set(source, texts);
    return texts;
  };
  return found.map((one) => {
    const hidden = [...new Set(sourcesOf(one).flatMap(of))];
    return hidden.length === 0 ? one : hiddenIn(one, hidden);
  });
}

function sourcesOf({ place, related = [] }: Diagnostic): readonly Source[] {
  return [...new Set([place.source, ...related.map((note) => note.place.source)])];
}

function hiddenIn<Found extends Diagnostic>(found: Found, hidden: readonly string[]): Found {
  const hide = (text: string): string => hidden.reduce((left, one) => left.replaceAll(one, '***'), text);
  return {
    ...found,
    hidden,
    message: hide(found.message),
    ...(found.help === undefined ? {} : { help: hide(found.help) }),
    ...(found.related === undefined
      ? {}
      : { related: found.related.map((note) => ({ ...note, message: hide(note.message) })) }),
    ...(found.about === undefined ? {} : { about: aboutWithout(found.about, hide) }),
  };
}

function aboutWithout(about: About, hide: (text: string) => string): About {
  return {
    ...about,
    path: hide(about.path),
    ...(about.key === undefined ? {} : { key: hide(about.key) }),
  };
}
