/**
 * What a minor version of Airflow is, as far as the emitted files depend on it. One row per version. What can be said on
 * which version is in `support_concepts.ts`, where names are imported from in `symbols.ts`.
 */
export interface Capabilities {
  readonly version: string;
  readonly major: 2 | 3;
  /** Whether the growth of delays is a factor; before, it was a flag for a factor of two. */
  readonly growsByFactor: boolean;
  /** The providers that installing it brings, by their short names. */
  readonly brings: readonly string[];
}

/** From the requirements that the packages of 2.10.5, 2.11.2 and, as `apache-airflow-core`, 3.0.6 to 3.3.2 declare. */
const broughtBy2 = ['common-compat', 'common-io', 'common-sql', 'fab', 'ftp', 'http', 'imap', 'smtp', 'sqlite'];
const broughtBy3 = ['common-compat', 'common-io', 'common-sql', 'smtp', 'standard'];

const airflow2 = { major: 2, growsByFactor: false, brings: broughtBy2 } as const;
const airflow3 = { major: 3, brings: broughtBy3 } as const;

const supported: readonly Capabilities[] = [
  { version: '2.10', ...airflow2 },
  { version: '2.11', ...airflow2 },
  { version: '3.0', ...airflow3, growsByFactor: false },
  { version: '3.1', ...airflow3, growsByFactor: false },
  { version: '3.2', ...airflow3, growsByFactor: true },
  { version: '3.3', ...airflow3, growsByFactor: true },
];

/** The supported versions, oldest first. */
export function supportedVersions(): readonly string[] {
  return supported.map((row) => row.version);
}

/** The row of a version; undefined where it is not supported. */
export function capabilitiesOf(version: string): Capabilities | undefined {
  return supported.find((row) => row.version === version);
}
