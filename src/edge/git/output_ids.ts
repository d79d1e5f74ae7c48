import { createHash } from 'node:crypto';
import { layout } from '../../model/layout.ts';
import type { Snapshot } from '../../model/snapshot.ts';

/**
 * What git would call the files of the output on disk: the hash of a header and the bytes, see "git help hash-object".
 *
 * @param digits of an id, hexadecimal: 40, or 64 where git hashes with SHA-256
 */
export function outputIdsOnDisk(snapshot: Snapshot, digits: number): ReadonlyMap<string, string> {
  const algorithm = digits === 64 ? 'sha256' : 'sha1';
  const ids = snapshot.list(layout.generated).flatMap((path): readonly (readonly [string, string])[] => {
    const reading = snapshot.read(path);
    if (reading.kind !== 'text') return [];
    const bytes = Buffer.from(reading.source.text);
    return [[path, createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex')]];
  });
  return new Map(ids);
}

/** The paths that both sides have, with other contents. */
export function otherPaths(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] {
  return [...after].flatMap(([path, id]) => (before.has(path) && before.get(path) !== id ? [path] : []));
}
