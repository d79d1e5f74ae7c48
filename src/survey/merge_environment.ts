import { environmentSchema } from '../language/environment.ts';
import type { Report } from '../text/diagnostic.ts';
import { isDeletion, isMarker, merge, type MergeContext } from '../tree/merge.ts';
import { deletedNothing } from '../tree/merge_findings.ts';
import type { Dict, Entry } from '../tree/tree.ts';

/** What makes a document what it is: none of it is inherited. */
const ofDocument = ['kind', 'id', 'extends'];

/** Layers of pipelines and tasks: their markers speak to what lies below them there, so they stay. */
const layers = ['defaults', 'overrides'];

/**
 * An environment's document over the one that it extends, or over nothing. `base` is what lies below, in words for a
 * finding.
 */
export function mergeEnvironment(below: Dict | undefined, own: Dict, base: string, report: Report): Dict {
  const inherited = below === undefined ? undefined : part(below, (key) => !ofDocument.includes(key));
  const context = { base, report };
  const values = mergePart(inherited, own, (key) => !layers.includes(key), context);
  const kept = mergePart(inherited, own, (key) => layers.includes(key), { ...context, keepsMarkers: true });
  const merged = new Map([...values.entries, ...withoutDeletions(kept, context)]);
  // Keys of its own come first, in their order: what is missing is told there.
  const order = new Set([...own.entries.keys(), ...merged.keys()]);
  const entries = [...order].flatMap((key) => {
    const entry = merged.get(key);
    return entry === undefined ? [] : [[key, entry] as const];
  });
  return { ...own, entries: new Map(entries) };
}

/** The keys that are meant, merged. A marker of the whole document speaks to all of them. */
function mergePart(below: Dict | undefined, own: Dict, isMeant: (key: string) => boolean, context: MergeContext): Dict {
  const base = below === undefined ? undefined : part(below, isMeant);
  const over = part(own, (key, entry) => isMeant(key) || isMarker(key, entry));
  const merged = merge(base, over, environmentSchema, context);
  return merged.kind === 'dict' ? merged : own;
}

/** Layers that are there: a deletion that found none deletes nothing, and markers of the document have spoken. */
function withoutDeletions({ entries }: Dict, { base, report }: MergeContext): readonly (readonly [string, Entry])[] {
  return [...entries].filter(([key, entry]) => {
    if (isDeletion(entry.value)) report(deletedNothing(entry, undefined, base));
    return layers.includes(key) && !isDeletion(entry.value);
  });
}

function part(dict: Dict, isMeant: (key: string, entry: Entry) => boolean): Dict {
  return { ...dict, entries: new Map([...dict.entries].filter(([key, entry]) => isMeant(key, entry))) };
}
