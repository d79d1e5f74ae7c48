import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openRepository } from '../../src/edge/host/repository.ts';
import { importPools } from '../oracles/airflow.ts';
import { airflowIds, mainAirflowIds, type InstalledOracle } from '../oracles/oracle.ts';
import { runProcess } from '../oracles/run_process.ts';
import { describeOnAirflows, describeWithOracle } from '../oracles/with_oracle.ts';
import { compileInto, modelsOf } from './models.ts';
import { inTemporaryFolder } from './temporary_folder.ts';
import { movedTo } from './versions.ts';

const repository = join(import.meta.dirname, '..', '..');
const roots = { demo: repository, corpus: join(repository, 'test', 'corpus') };
const versions = airflowIds.map((id) => id.replace('airflow-', ''));

describeWithOracle('ruff', (ruff) => {
  describe.each(Object.entries(roots))('the DAG files of the %s', (_, root) => {
    test.each(versions)('are unchanged by its formatter and clean under its rules, for Airflow %s', async (version) => {
      const snapshot = movedTo(version, openRepository(root));
      const models = modelsOf(snapshot);
      await inTemporaryFolder(async (folder) => {
        const dags = compileInto(folder, snapshot).filter((path) => path.endsWith('.py'));
        expect(dags.length).toBe(models.flatMap(({ pipelines }) => pipelines).length);
        expect(await ruffSays(ruff, folder, ['format', '--check', '--isolated', '--no-cache', '.'])).toEqual({
          code: 0,
          said: `${dags.length} files already formatted\n`,
        });
        for (const { environment } of models.filter((each) => each.environment.airflow === version)) {
          const rules = version.startsWith('2.') ? 'F,E9,I' : 'F,E9,I,AIR';
          const args = ['check', '--isolated', '--no-cache', '--preview', '--select', rules];
          const own = join('generated', environment.id, 'dags');
          const kept = keptFiles(models, environment.id).flatMap((path) => ['--per-file-ignores', `${path}:AIR001`]);
          expect(await ruffSays(ruff, folder, [...args, ...kept, own])).toEqual({
            code: 0,
            said: 'All checks passed!\n',
          });
        }
      });
    });
  });
});

/** The files in which a task keeps the id of a migrated one: there variable and id differ, which AIR001 forbids. */
function keptFiles(models: ReturnType<typeof modelsOf>, environment: string): readonly string[] {
  const pipelines = models.find((each) => each.environment.id === environment)?.pipelines ?? [];
  const kept = pipelines.filter(({ tasks }) => tasks.some(({ taskId }) => taskId !== undefined));
  return kept.map(({ id }) => `**/${id}.py`);
}

async function ruffSays(
  ruff: InstalledOracle,
  folder: string,
  args: readonly string[],
): Promise<{ readonly code: number | null; readonly said: string }> {
  const { code, stdout, stderr } = await runProcess(ruff.path, args, { environment: {}, folder });
  return { code, said: stdout + stderr };
}

await describeOnAirflows(airflowIds, (airflow) => {
  const version = airflow.id.replace('airflow-', '');
  // The demo's pools are no other than the corpus's, and importing takes long.
  const judged = mainAirflowIds.some((id) => id === airflow.id) ? Object.values(roots) : [roots.corpus];

  test('its command line imports the pools, and has the same ones afterwards', { timeout: 300_000 }, async () => {
    const environments = judged.flatMap((root) => {
      const snapshot = movedTo(version, openRepository(root));
      return modelsOf(snapshot).map((each) => ({ ...each, snapshot }));
    });
    const own = environments.filter(({ environment }) => environment.airflow === version);
    expect(own.length).toBeGreaterThan(0);
    for (const { environment, snapshot } of own) {
      await inTemporaryFolder(async (folder) => {
        compileInto(folder, snapshot);
        const { code, pools } = await importPools(airflow, join(folder, 'generated', environment.id, 'pools.json'));
        const { default_pool: _, ...ours } = pools;
        expect({ code, pools: ours }).toEqual({ code: 0, pools: expectedPools(environment) });
      });
    }
  });
});

type Pools = ReturnType<typeof modelsOf>[number]['environment'];

function expectedPools({ pools }: Pools): object {
  return Object.fromEntries(
    [...pools].map(([name, { slots, description, includeDeferred }]) => [
      name,
      { slots, description, include_deferred: includeDeferred },
    ]),
  );
}

test('pools for airflowctl are a list, and exist where it does', async () => {
  await inTemporaryFolder(async (folder) => {
    const paths = compileInto(folder, openRepository(roots.corpus));
    expect(paths.filter((path) => path.includes('pools'))).toEqual([
      'generated/old/pools.json',
      'generated/new/pools.json',
      'generated/new/pools.airflowctl.json',
      'generated/newest/pools.json',
      'generated/newest/pools.airflowctl.json',
    ]);
    const text = readFileSync(join(folder, 'generated', 'new', 'pools.airflowctl.json'), 'utf8');
    expect(JSON.parse(text)).toEqual([
      { name: 'closed', slots: 0, description: 'Closed: nothing runs', include_deferred: false },
      { name: 'heavy.work_2-x', slots: 1, description: '', include_deferred: true },
      { name: 'late work', slots: 2, description: '', include_deferred: false },
      { name: 'warehouse', slots: 4, description: 'Sessions on the warehouse', include_deferred: false },
    ]);
  });
});
