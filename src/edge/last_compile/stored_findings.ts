import type { Snapshot } from '../../model/snapshot.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Place, Source } from '../../text/source.ts';

/** A finding whose places name their file, whose text is stored nowhere. */
export interface StoredFinding extends Omit<Diagnostic, 'place' | 'related'> {
  readonly place: StoredPlace;
  readonly related?: readonly { readonly message: string; readonly place: StoredPlace }[];
}

interface StoredPlace {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** Findings as they are stored; undefined where one points into a text that is no file of the repository. */
export function storedFindings(found: readonly Diagnostic[], snapshot: Snapshot): readonly StoredFinding[] | undefined {
  const places = found.flatMap(({ place, related = [] }) => [place, ...related.map((note) => note.place)]);
  if (!places.every(({ source }) => sourceOf(source.path, snapshot)?.text === source.text)) return undefined;
  return found.map(({ place, related, ...said }) => ({
    ...said,
    place: stored(place),
    ...(related === undefined ? {} : { related: related.map((note) => ({ ...note, place: stored(note.place) })) }),
  }));
}

/** Findings as they were; undefined where a file has no text any more. */
export function restoredFindings(
  found: readonly StoredFinding[],
  snapshot: Snapshot,
): readonly Diagnostic[] | undefined {
  const places = found.flatMap(({ place, related = [] }) => [place, ...related.map((note) => note.place)]);
  const sources = new Map(places.map(({ path }) => [path, sourceOf(path, snapshot)]));
  const restored = ({ path, start, end }: StoredPlace): Place => {
    const source = sources.get(path);
    if (source === undefined) throw new Error(`last_compile: no text of "${path}" was asked for`);
    return { source, start, end };
  };
  if ([...sources.values()].includes(undefined)) return undefined;
  return found.map(({ place, related, ...said }) => ({
    ...said,
    place: restored(place),
    ...(related === undefined ? {} : { related: related.map((note) => ({ ...note, place: restored(note.place) })) }),
  }));
}

function stored({ source, start, end }: Place): StoredPlace {
  return { path: source.path, start, end };
}

function sourceOf(path: string, snapshot: Snapshot): Source | undefined {
  const reading = snapshot.read(path);
  return reading.kind === 'text' ? reading.source : undefined;
}
