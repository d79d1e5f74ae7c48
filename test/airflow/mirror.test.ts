import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openRepository } from '../../src/edge/host/repository.ts';
import { dumpDags } from '../oracles/airflow.ts';
import { describeOnEachAirflow } from '../oracles/with_oracle.ts';
import { expectedDag } from './expected_dag.ts';
import { compileInto, modelsOf } from './models.ts';
import { inTemporaryFolder } from './temporary_folder.ts';
import { understood } from './understood.ts';

const repository = join(import.meta.dirname, '..', '..');
const roots = { demo: repository, corpus: join(repository, 'test', 'corpus') };

// The start of each pipeline, and moments before the clocks change in New York and Berlin, and back.
const beginnings = [
  undefined,
  '2026-03-07T18:00:00Z',
  '2026-03-27T12:00:00Z',
  '2026-10-23T12:00:00Z',
  '2026-10-30T12:00:00Z',
];

describeOnEachAirflow((airflow) => {
  const version = airflow.id.replace('airflow-', '');

  describe.each(Object.entries(roots))('the %s', (_, root) => {
    test.each(beginnings)('is what Airflow understands, with runs from %s on', async (from) => {
      const models = modelsOf(openRepository(root)).filter(({ environment }) => environment.airflow === version);
      expect(models.length).toBeGreaterThan(0);
      await inTemporaryFolder(async (folder) => {
        compileInto(folder, openRepository(root));
        const folders = models.map(({ environment }) => join(folder, 'generated', environment.id, 'dags'));
        const dumps = await dumpDags(airflow, folders, from === undefined ? {} : { runsFrom: from });
        const start = from === undefined ? undefined : Date.parse(from) / 1000;
        for (const [index, { environment, pipelines }] of models.entries()) {
          const dags = Object.values(dumps[index]?.dags ?? {}).map(understood);
          const expected = pipelines.map((pipeline) => expectedDag(pipeline, environment, start));
          expect(dumps[index]?.import_errors).toEqual({});
          expect(dumps[index]?.warnings).toEqual([]);
          expect(byId(dags)).toEqual(byId(expected));
        }
      });
    });
  });
});

function byId(dags: readonly object[]): ReadonlyMap<unknown, object> {
  const pairs = dags.map((dag): [string, object] => ['dag_id' in dag ? String(dag.dag_id) : '', dag]);
  return new Map(pairs.toSorted(([left], [right]) => (left < right ? -1 : 1)));
}
