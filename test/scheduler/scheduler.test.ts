import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openRepository } from '../../src/edge/host/repository.ts';
import { compileInto } from '../airflow/models.ts';
import { inTemporaryFolder } from '../airflow/temporary_folder.ts';
import { runStandalone, type StandaloneResult, type StandaloneRun } from '../oracles/standalone.ts';
import { describeWithOracle } from '../oracles/with_oracle.ts';
import { lastNight, type Night } from './last_night.ts';

const project = join(import.meta.dirname, 'project');

describeWithOracle('airflow-3.3', (airflow) => {
  describe('the real scheduler', () => {
    let result: StandaloneResult | undefined;
    let said: ReadonlyMap<string, readonly string[]> = new Map();
    let nights: readonly Night[] = [];

    beforeAll(async () => {
      await inTemporaryFolder(async (folder) => {
        compileInto(folder, openRepository(project));
        const files = join(folder, 'said');
        mkdirSync(files);
        const before = lastNight(new Date());
        result = await runStandalone(airflow, {
          dagFolder: join(folder, 'generated', 'dev', 'dags'),
          runs: { nightly_orders: 1 },
          environment: { SAID: files },
        });
        nights = [before, lastNight(new Date())];
        said = new Map(readdirSync(files).map((name) => [name, linesOf(join(files, name))]));
      });
    }, 480_000);

    test('runs every pipeline to its end, on loopback alone, and leaves no process', () => {
      const { complete, import_errors, listening, left } = result ?? {};
      const failed = result?.runs.filter(({ state }) => state !== 'success');
      expect({ complete, import_errors, failed, left }, result?.log).toEqual({
        complete: true,
        import_errors: {},
        failed: [],
        left: [],
      });
      expect(listening).toEqual([expect.stringMatching(/^127\.0\.0\.1:\d+$/u)]);
    });

    test('the run at 00:30 in Berlin works on the German day that ended half an hour before', () => {
      const run = onlyRun('nightly_orders');
      // The night may change while the scheduler runs.
      const night = nights.find(({ slot }) => slot === run.run_after);
      expect(run.run_type).toBe('scheduled');
      expect(said.get('nightly_orders')).toEqual([
        `extract ${night?.date} ${night?.windowStart} ${night?.windowEnd}`,
        `load ${night?.date}`,
      ]);
    });

    function onlyRun(id: string): StandaloneRun {
      const [run, ...more] = (result?.runs ?? []).filter(({ dag_id }) => dag_id === id);
      if (run === undefined || more.length > 0)
        throw new Error(`"${id}" ran ${run === undefined ? 0 : 'more than 1'} times.`);
      return run;
    }
  });
});

function linesOf(path: string): readonly string[] {
  return readFileSync(path, 'utf8').trimEnd().split('\n');
}
