import { createHash } from 'node:crypto';
import type { FileReading, Snapshot } from '../../model/snapshot.ts';

/** What was asked of a repository, and what all answers were, as one hash. */
export interface Answers {
  readonly folders: readonly string[];
  readonly paths: readonly string[];
  readonly hash: string;
}

/** A snapshot that remembers what it was asked. Everything that a compile knows of a repository are such answers. */
export interface Witness {
  readonly snapshot: Snapshot;
  readonly answers: () => Answers;
}

export function witness(snapshot: Snapshot): Witness {
  const folders = new Set<string>();
  const paths = new Set<string>();
  const ask = (folder: string): string => {
    folders.add(folder);
    return folder;
  };
  return {
    snapshot: {
      list: (folder) => snapshot.list(ask(folder)),
      unlisted: (folder) => snapshot.unlisted(ask(folder)),
      read(path) {
        paths.add(path);
        return snapshot.read(path);
      },
    },
    answers() {
      const asked = { folders: [...folders], paths: [...paths] };
      return { ...asked, hash: hashOf(asked, snapshot) };
    },
  };
}

/** True where the same questions are answered alike: then whatever only asks them does the same again. */
export function isAnsweredAlike(before: Answers, snapshot: Snapshot): boolean {
  return hashOf(before, snapshot) === before.hash;
}

function hashOf({ folders, paths }: Pick<Answers, 'folders' | 'paths'>, snapshot: Snapshot): string {
  const hash = createHash('sha256');
  for (const folder of folders) hash.update(JSON.stringify([snapshot.list(folder), snapshot.unlisted(folder)]));
  for (const path of paths) hash.update(`\0${path}\0`).update(textOf(snapshot.read(path)));
  return hash.digest('hex');
}

function textOf(reading: FileReading): string {
  return reading.kind === 'text'
    ? `text ${reading.source.text.length}\0${reading.source.text}`
    : JSON.stringify(reading);
}
