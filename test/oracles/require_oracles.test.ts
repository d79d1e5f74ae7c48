import { afterEach, expect, test, vi } from 'vitest';
import type { Oracle } from './oracle.ts';
import { requireOracles } from './require_oracles.ts';

const oracles: readonly Oracle[] = [
  { available: true, id: 'airflow-3.3', path: '', folder: '' },
  { available: false, id: 'airflow-3.0', reason: 'the network went away' },
  { available: false, id: 'airflow-3.1', reason: 'no Python' },
];

afterEach(() => vi.unstubAllEnvs());

test('a missing oracle is allowed where nothing says otherwise', () => {
  vi.stubEnv('DAGWRIGHT_REQUIRE_ORACLES', undefined);
  expect(() => requireOracles(oracles)).not.toThrow();
});

test('where the oracles are required, the missing ones are told with their reasons', () => {
  vi.stubEnv('DAGWRIGHT_REQUIRE_ORACLES', '1');
  expect(() => requireOracles(oracles)).toThrow(
    /^DAGWRIGHT_REQUIRE_ORACLES=1, and these oracles are missing:\n {2}airflow-3\.0: the network went away\n {2}airflow-3\.1: no Python$/u,
  );
});

test('where the oracles are required and there, nothing is told', () => {
  vi.stubEnv('DAGWRIGHT_REQUIRE_ORACLES', '1');
  expect(() => requireOracles(oracles.slice(0, 1))).not.toThrow();
});
