/** What a minor version of Airflow can do, as far as the emitted files depend on it. One row per version. */
export interface Capabilities {
  readonly version: string;
  readonly major: 2 | 3;
  /** Whether the growth of delays is a factor; before, it was a flag for a factor of two. */
  readonly growsByFactor: boolean;
  /** Whether the limit of active tasks is one of the DAG as a whole, not of each run. */
  readonly countsTasksByDag: boolean;
  /** Whether a task may name a pool with blanks in it; the store always takes them. */
  readonly takesBlanksInPools: boolean;
}

const supported: readonly Capabilities[] = [
  { version: '2.11', major: 2, growsByFactor: false, countsTasksByDag: true, takesBlanksInPools: false },
  { version: '3.3', major: 3, growsByFactor: true, countsTasksByDag: false, takesBlanksInPools: true },
];

/** The supported versions, oldest first. */
export function supportedVersions(): readonly string[] {
  return supported.map((row) => row.version);
}

/** The row of a version; undefined where it is not supported. */
export function capabilitiesOf(version: string): Capabilities | undefined {
  return supported.find((row) => row.version === version);
}
