/**
 * Orders versions by their numbers: negative where the left one is older. `3.10` is newer than `3.9`, and `9.1` equals
 * `9.1.0`.
 */
export function compareVersions(left: string, right: string): number {
  const [one, other] = [left, right].map((version) => version.split('.').map(Number));
  const length = Math.max(one?.length ?? 0, other?.length ?? 0);
  for (let index = 0; index < length; index += 1) {
    const difference = (one?.[index] ?? 0) - (other?.[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const newestKnown = new WeakMap<object, Map<string, string | undefined>>();

/** Of versions from which on something holds, the newest that is not newer than a version; undefined where it is older. */
export function newestUpTo(since: Readonly<Record<string, unknown>>, version: string): string | undefined {
  const known = newestKnown.get(since) ?? new Map<string, string | undefined>();
  newestKnown.set(since, known);
  if (!known.has(version)) {
    const older = Object.keys(since).filter((first) => compareVersions(first, version) <= 0);
    known.set(version, older.toSorted(compareVersions).at(-1));
  }
  return known.get(version);
}
