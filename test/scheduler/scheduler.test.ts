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
          runs: { nightly_orders: 1, orders_report: 1, stock_check: 1 },
          environment: { SAID: files },
        });
        nights = [before, lastNight(new Date())];
        said = new Map(readdirSync(files).map((name) => [name, linesOf(join(files, name))]));
      });
    }, 480_000);

    test('runs every pipeline to its end, on loopback alone, and leaves no process', () => {
      const { complete, import_errors, listening, left } = result ?? {};
      const failed = result?.runs.filter(({ state }) => state === 'failed');
      expect({ complete, import_errors, failed, left }, result?.log).toEqual({
        complete: true,
        import_errors: {},
        failed: [],
        left: [],
      });
      expect(listening).toEqual([expect.stringMatching(/^127\.0\.0\.1:\d+$/u)]);
    });

    test('the run at 00:30 in Berlin works on the German day that ended half an hour before', () => {
      const runs = runsOf('nightly_orders');
      // The night may change while the scheduler runs: then there are two.
      const worked = runs.map(({ run_after }) => nights.find(({ slot }) => slot === run_after));
      expect(runs.map(({ run_type }) => run_type)).toEqual(runs.map(() => 'scheduled'));
      expect(said.get('nightly_orders')).toEqual(
        worked.flatMap((night) => [
          `extract ${night?.date} ${night?.windowStart} ${night?.windowEnd}`,
          `load ${night?.date}`,
        ]),
      );
    });

    test('a pipeline that waits for another one goes on when the run of its own night is done', () => {
      const dates = runsOf('stock_check').map(({ run_after }) => nights.find(({ slot }) => slot === run_after)?.date);
      expect(said.get('stock_check')).toEqual(dates.map((date) => `compare ${date} after load ${date}`));
    });

    test('a pipeline that is due by an asset runs when a task has produced it', () => {
      const [run] = runsOf('orders_report');
      const [night] = runsOf('nightly_orders');
      expect(run?.run_type).toBe('asset_triggered');
      expect(Date.parse(run?.run_after ?? '')).toBeGreaterThan(Date.parse(night?.run_after ?? ''));
    });

    test('a mapped task runs once for each element of a list, and of the output of another task', () => {
      const [run] = runsOf('orders_report');
      expect(Object.keys(run?.tasks ?? {})).toEqual(['mail[0]', 'mail[1]', 'regions', 'report[0]', 'report[1]']);
      const lines = said.get('orders_report') ?? [];
      // The instances of a task run side by side.
      expect([lines.slice(0, 2).toSorted(), lines.slice(2, 4).toSorted()]).toEqual([
        ['report for eu', 'report for us'],
        ['mail to finance', 'mail to sales'],
      ]);
    });

    function runsOf(id: string): readonly StandaloneRun[] {
      return (result?.runs ?? []).filter(({ dag_id }) => dag_id === id);
    }
  });
});

function linesOf(path: string): readonly string[] {
  return readFileSync(path, 'utf8').trimEnd().split('\n');
}
