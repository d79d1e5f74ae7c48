import { createHash } from 'node:crypto';
import type { FileReading, Snapshot } from '../../model/snapshot.ts';
import type { Known } from '../host/shared_snapshot.ts';

/** What was asked of a repository, and what all answers were, as one hash. */
export interface Answers {
  readonly folders: readonly string[];
  readonly paths: readonly string[];
  readonly hash: string;
}

export function answersOf(known: Known): Answers {
  const folders = known.folders.map(([folder]) => folder);
  return { folders, paths: known.readings.map(([path]) => path), hash: hashOf(known) };
}

/** True where the same questions are answered alike: then whatever only asks them does the same again. */
export function isAnsweredAlike({ folders, paths, hash }: Answers, snapshot: Snapshot): boolean {
  const now: Known = {
    folders: folders.map((folder) => [folder, snapshot.list(folder), snapshot.unlisted(folder)]),
    readings: paths.map((path) => [path, snapshot.read(path)]),
  };
  return hashOf(now) === hash;
}

function hashOf({ folders, readings }: Known): string {
  const hash = createHash('sha256').update(JSON.stringify(folders));
  for (const [path, reading] of readings) hash.update(`\0${path}\0`).update(textOf(reading));
  return hash.digest('hex');
}

function textOf(reading: FileReading): string {
  return reading.kind === 'text'
    ? `text ${reading.source.text.length}\0${reading.source.text}`
    : JSON.stringify(reading);
}
