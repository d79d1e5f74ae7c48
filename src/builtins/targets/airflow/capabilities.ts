/** What a minor version of Airflow can do, as far as the emitted files depend on it. One row per version. */
export interface Capabilities {
  readonly version: string;
  readonly major: 2 | 3;
}

const supported: readonly Capabilities[] = [
  { version: '2.11', major: 2 },
  { version: '3.3', major: 3 },
];

/** The supported versions, oldest first. */
export function supportedVersions(): readonly string[] {
  return supported.map((row) => row.version);
}

/** The row of a version; undefined where it is not supported. */
export function capabilitiesOf(version: string): Capabilities | undefined {
  return supported.find((row) => row.version === version);
}
