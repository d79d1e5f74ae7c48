import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRepository } from '../../src/edge/host/repository.ts';
import { dumpDags } from '../oracles/airflow.ts';
import { airflowIds, mainAirflowIds } from '../oracles/oracle.ts';
import { describeOnAirflows } from '../oracles/with_oracle.ts';
import { expectedDag } from './expected_dag.ts';
import { compileInto, modelsOf, type Models } from './models.ts';
import { understood } from './understood.ts';
import { movedTo } from './versions.ts';

const repository = join(import.meta.dirname, '..', '..');
const roots = { demo: repository, corpus: join(repository, 'test', 'corpus') };

// The first runs of each pipeline, and those over the days on which the clocks change in New York and Berlin, and back.
const asked = [
  { name: 'its first runs', count: 10 },
  { name: 'its runs in March', count: 30, from: '2026-03-07T18:00:00Z' },
  { name: 'its runs in autumn', count: 12, from: '2026-10-23T12:00:00Z' },
  { name: 'its runs at the end of October', count: 40, from: '2026-10-31T12:00:00Z' },
];

// Time passes alike on all versions (`test/time`): those between the main ones are asked for fewer runs.
const askedOfOthers = asked.slice(0, 2);

await describeOnAirflows(airflowIds, (airflow) => {
  const version = airflow.id.replace('airflow-', '');
  let folder = '';
  let compiled: readonly CompiledModels[] = [];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'dagwright-mirror-'));
    compiled = compiledInto(folder, version);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(mainAirflowIds.some((id) => id === airflow.id) ? asked : askedOfOthers)(
    'what Airflow understands of each pipeline is what the model says, with $name',
    async ({ count, from }) => {
      const folders = compiled.map(({ dags }) => dags);
      const dumps = await dumpDags(airflow, folders, {
        runs: count,
        ...(from === undefined ? {} : { runsFrom: from }),
      });
      expect(dumps.length).toBeGreaterThan(3);
      const runs = { count, ...(from === undefined ? {} : { from: Date.parse(from) / 1000 }) };
      for (const [index, { environment, pipelines }] of compiled.entries()) {
        const dump = dumps[index];
        expect(dump?.import_errors).toEqual({});
        expect(dump?.warnings).toEqual([]);
        const expected = pipelines.map((pipeline) => expectedDag(pipeline, environment, runs));
        expect(byId(Object.values(dump?.dags ?? {}).map(understood))).toEqual(byId(expected));
      }
    },
  );
});

/** What an environment resolves to, and the folder of its DAG files. */
type CompiledModels = Models & { readonly dags: string };

/** The environments of demo and corpus that may run on a version, compiled for it. */
function compiledInto(folder: string, version: string): readonly CompiledModels[] {
  return Object.entries(roots).flatMap(([name, root]) => {
    const snapshot = movedTo(version, openRepository(root));
    compileInto(join(folder, name), snapshot);
    const models = modelsOf(snapshot).filter(({ environment }) => environment.airflow === version);
    return models.map((each) => ({ ...each, dags: join(folder, name, 'generated', each.environment.id, 'dags') }));
  });
}

function byId(dags: readonly object[]): ReadonlyMap<unknown, object> {
  const pairs = dags.map((dag): [string, object] => ['dag_id' in dag ? String(dag.dag_id) : '', dag]);
  return new Map(pairs.toSorted(([left], [right]) => (left < right ? -1 : 1)));
}
