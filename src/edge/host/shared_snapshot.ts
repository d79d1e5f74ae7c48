import type { FileReading, Snapshot, Unlisted } from '../../model/snapshot.ts';

/** Answers of a repository. */
export interface Known {
  readonly folders: readonly (readonly [folder: string, files: readonly string[], unlisted: readonly Unlisted[]])[];
  readonly readings: readonly Reading[];
}

export type Reading = readonly [path: string, reading: FileReading];

/**
 * A snapshot that remembers what it was asked and what it answered. Everything that a compile knows of a repository are
 * such answers; other threads may give some of them.
 */
export interface SharedSnapshot {
  readonly snapshot: Snapshot;
  /** All that was asked so far, with the answers. */
  readonly known: () => Known;
  /** Takes what another thread has read: it is the answer from now on, unless there is one. */
  readonly adopt: (readings: readonly Reading[]) => void;
}

export function sharedSnapshot(repository: Snapshot): SharedSnapshot {
  const folders = new Set<string>();
  const readings = new Map<string, FileReading>();
  return {
    snapshot: {
      list: (folder) => repository.list(added(folders, folder)),
      unlisted: (folder) => repository.unlisted(added(folders, folder)),
      read(path) {
        const before = readings.get(path);
        if (before !== undefined) return before;
        const reading = repository.read(path);
        readings.set(path, reading);
        return reading;
      },
    },
    known: () => ({
      folders: [...folders].map((folder) => [folder, repository.list(folder), repository.unlisted(folder)]),
      readings: [...readings],
    }),
    adopt(others) {
      for (const [path, reading] of others) if (!readings.has(path)) readings.set(path, reading);
    },
  };
}

function added(folders: Set<string>, folder: string): string {
  folders.add(folder);
  return folder;
}
