import type { FileReading, Snapshot } from '../../src/model/snapshot.ts';

/** What an environment's document says of its version, with the versions for which the tests compile it. */
const target = /airflow: "(?<own>[0-9.]+)"(?: # (?<first>[0-9.]+) to (?<last>[0-9.]+))?/u;

/**
 * The repository with its environments moved to another version of Airflow. One that uses what only some versions have
 * says so beside its own version (`airflow: "3.3" # 3.2 to 3.3`), and stays where it is for the others.
 */
export function movedTo(version: string, snapshot: Snapshot): Snapshot {
  const read = (path: string): FileReading => {
    const reading = snapshot.read(path);
    if (reading.kind !== 'text' || !/^environments\/[^/]+\/environment\.yaml$/u.test(path)) return reading;
    const text = reading.source.text.replace(target, (all, ...groups) => {
      const { own = '', first = version, last = version } = namedGroups(groups);
      return isBetween(version, first, last) ? all.replace(own, version) : all;
    });
    return { kind: 'text', source: { path, text } };
  };
  const known = new Map<string, FileReading>();
  return {
    ...snapshot,
    list: (folder) => snapshot.list(folder),
    unlisted: (folder) => snapshot.unlisted(folder),
    // A path always gives the same reading.
    read: (path) => {
      const reading = known.get(path) ?? read(path);
      known.set(path, reading);
      return reading;
    },
  };
}

function namedGroups(groups: readonly unknown[]): Readonly<Record<string, string | undefined>> {
  const named: unknown = groups.at(-1);
  return typeof named === 'object' && named !== null ? { ...named } : {};
}

function isBetween(version: string, first: string, last: string): boolean {
  return ordinal(first) <= ordinal(version) && ordinal(version) <= ordinal(last);
}

function ordinal(version: string): number {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major * 1000 + minor;
}
