import type { MissingOracle, Oracle } from './oracle.ts';

/**
 * With `DAGWRIGHT_REQUIRE_ORACLES=1` in the environment, where nothing may be skipped, every oracle must be there.
 *
 * @throws Error that names what is missing and why.
 */
export function requireOracles(oracles: readonly Oracle[]): void {
  const missing = oracles.filter((oracle): oracle is MissingOracle => !oracle.available);
  if (missing.length === 0 || process.env['DAGWRIGHT_REQUIRE_ORACLES'] !== '1') return;
  const lines = missing.map(({ id, reason }) => `  ${id}: ${reason}`);
  throw new Error(`DAGWRIGHT_REQUIRE_ORACLES=1, and these oracles are missing:\n${lines.join('\n')}`);
}
