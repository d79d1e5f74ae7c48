import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRepository } from '../../src/edge/host/repository.ts';
import { dumpDags } from '../oracles/airflow.ts';
import { describeOnEachAirflow } from '../oracles/with_oracle.ts';
import { expectedDag } from './expected_dag.ts';
import { compileInto, modelsOf, type Models } from './models.ts';
import { inTemporaryFolder } from './temporary_folder.ts';
import { understood } from './understood.ts';

const repository = join(import.meta.dirname, '..', '..');
const roots = { demo: repository, corpus: join(repository, 'test', 'corpus') };

// The first runs of each pipeline, and those over the days on which the clocks change in New York and Berlin, and back.
const asked = [
  { name: 'its first runs', count: 10 },
  { name: 'its runs in March', count: 30, from: '2026-03-07T18:00:00Z' },
  { name: 'its runs in autumn', count: 12, from: '2026-10-23T12:00:00Z' },
  { name: 'its runs at the end of October', count: 40, from: '2026-10-31T12:00:00Z' },
];

describeOnEachAirflow((airflow) => {
  const version = airflow.id.replace('airflow-', '');

  test.each(asked)(
    'what Airflow understands of each pipeline is what the model says, with $name',
    async ({ count, from }) => {
      await inTemporaryFolder(async (folder) => {
        const compiled = compiledInto(folder).filter(({ environment }) => environment.airflow === version);
        const folders = compiled.map(({ dags }) => dags);
        const dumps = await dumpDags(airflow, folders, {
          runs: count,
          ...(from === undefined ? {} : { runsFrom: from }),
        });
        expect(dumps.length).toBeGreaterThan(1);
        const runs = { count, ...(from === undefined ? {} : { from: Date.parse(from) / 1000 }) };
        for (const [index, { environment, pipelines }] of compiled.entries()) {
          const dump = dumps[index];
          expect(dump?.import_errors).toEqual({});
          expect(dump?.warnings).toEqual([]);
          const expected = pipelines.map((pipeline) => expectedDag(pipeline, environment, runs));
          expect(byId(Object.values(dump?.dags ?? {}).map(understood))).toEqual(byId(expected));
        }
      });
    },
  );
});

/** Every environment of demo and corpus, with the folder of its DAG files. */
function compiledInto(folder: string): readonly (Models & { readonly dags: string })[] {
  return Object.entries(roots).flatMap(([name, root]) => {
    compileInto(join(folder, name), openRepository(root));
    return modelsOf(openRepository(root)).map((models) => ({
      ...models,
      dags: join(folder, name, 'generated', models.environment.id, 'dags'),
    }));
  });
}

function byId(dags: readonly object[]): ReadonlyMap<unknown, object> {
  const pairs = dags.map((dag): [string, object] => ['dag_id' in dag ? String(dag.dag_id) : '', dag]);
  return new Map(pairs.toSorted(([left], [right]) => (left < right ? -1 : 1)));
}
