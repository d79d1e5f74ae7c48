/**
 * True when Airflow masks the value of a variable of this name in logs, by its defaults.
 *
 * The name has to contain one of the words that all supported versions look for: `DEFAULT_SENSITIVE_FIELDS` of
 * Airflow 2.10. Later versions add words (3.2: `webhook_url`, `dsn`, …), which would not hold on the earlier ones.
 */
export function isMaskedName(name: string): boolean {
  const lower = name.trim().toLowerCase();
  return maskedWords.some((word) => lower.includes(word));
}

/** The words themselves, for messages. */
export const maskedWords: readonly string[] = [
  'access_token',
  'api_key',
  'apikey',
  'authorization',
  'keyfile_dict',
  'passphrase',
  'passwd',
  'password',
  'private_key',
  'secret',
  'service_account',
  'token',
];
