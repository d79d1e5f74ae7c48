import type { TestProject } from 'vitest/node';
import { installOracles, say } from './install_oracles.ts';
import { requireOracles } from './require_oracles.ts';
import { skippedMark } from './with_oracle.ts';

/**
 * Vitest's global setup: installs what is missing of the prepared oracles, before any test, and tells the tests what
 * there is. The other versions of Airflow wait until a test file asks for them, so that a run of a few tests is quick.
 *
 * With `DAGWRIGHT_REQUIRE_ORACLES=1` in the environment a missing oracle fails the whole run.
 */
export async function setup(project: TestProject): Promise<() => void> {
  const oracles = await installOracles();
  for (const each of oracles) if (!each.available) say(`${each.id} is not available: ${each.reason}`);
  requireOracles(oracles);
  project.provide('oracles', oracles);
  return () => reportSkipped(project);
}

function reportSkipped(project: TestProject): void {
  const counts = new Map<string, number>();
  for (const module of project.vitest.state.getTestModules()) {
    for (const test of module.children.allTests('skipped')) {
      const start = test.fullName.indexOf(skippedMark);
      if (start < 0) continue;
      const reason = test.fullName.slice(start + skippedMark.length).replace(/\].*$/su, '');
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
  }
  for (const [reason, count] of counts) say(`${count} test${count === 1 ? '' : 's'} skipped: ${reason}`);
}
