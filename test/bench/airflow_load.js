import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { dagFactory } from './airflow_load/dag_factory.js';
import { handWritten } from './airflow_load/hand_written.js';
import { openOracles } from './airflow_load/oracles.js';
import { ours } from './airflow_load/ours.js';
import { pipelines } from './airflow_load/pipelines.js';
import { ratioRow } from './ratio_row.js';
import { rounds } from './rounds.js';

const count = 200;
const script = join(import.meta.dirname, '../airflow/python/load_time.py');

/** What DAG files import, and the DAG processor before them: a fixed share of the time that would bring sides closer. */
const modules = {
  'airflow-2.11': ['airflow.operators.bash', 'airflow.operators.empty', 'airflow.operators.python'],
  'airflow-3.3': [
    'airflow.sdk',
    ...['bash', 'empty', 'python'].map((name) => `airflow.providers.standard.operators.${name}`),
  ],
};
const sharedModules = [
  'airflow.models.dag',
  'airflow.providers.common.sql.operators.sql',
  'airflow.timetables.interval',
  'pendulum',
];

/**
 * How long real Airflow takes to load what we compile, against equal files of another origin.
 *
 * @param {import('./rows.js').Setting} setting
 * @returns {Promise<readonly import('./rows.js').Row[]>}
 */
export async function airflowLoad(setting) {
  const measures = {
    two: `Airflow 2.11 loads our ${count} DAG files : hand-written ones`,
    three: `Airflow 3.3 loads our ${count} DAG files : hand-written ones`,
    factory: `Airflow 2.11 loads our ${count} DAG files : dag-factory`,
  };
  const oracles = await openOracles();
  try {
    if ('missing' in oracles) return Object.values(measures).map((measure) => ({ measure, skipped: oracles.missing }));
    const folders = writeFolders(setting);
    const compared = { ours: folders.two, 'hand-written': folders.writtenTwo, 'dag-factory': folders.factory };
    const two = await loads(setting, oracles, 'airflow-2.11', compared);
    const three = await loads(setting, oracles, 'airflow-3.3', {
      ours: folders.three,
      'hand-written': folders.writtenThree,
    });
    return [
      ratioRow(measures.two, '≤ 1.1', two, 'ours', 'hand-written'),
      ratioRow(measures.three, '≤ 1.1', three, 'ours', 'hand-written'),
      ratioRow(measures.factory, '≤ 0.4', two, 'ours', 'dag-factory'),
    ];
  } finally {
    await oracles.close();
  }
}

/** The same pipelines in each form. */
function writeFolders({ root, work }) {
  const drawn = pipelines(count);
  const repository = join(work, 'load-ours');
  writeFiles(repository, ours(drawn));
  const compiled = spawnSync(process.execPath, [join(root, 'bin/dagwright.js'), 'compile'], {
    cwd: repository,
    encoding: 'utf8',
  });
  if (compiled.status !== 0) throw new Error(`The pipelines to be loaded do not compile:\n${compiled.stderr}`);
  return {
    two: join(repository, 'generated/two/dags'),
    three: join(repository, 'generated/three/dags'),
    writtenTwo: writeFiles(join(work, 'load-written-2'), handWritten(drawn, 2)),
    writtenThree: writeFiles(join(work, 'load-written-3'), handWritten(drawn, 3)),
    factory: writeFiles(join(work, 'load-dag-factory'), dagFactory(drawn)),
  };
}

function writeFiles(folder, files) {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

async function loads({ work, sizes }, oracles, id, folders) {
  await refuseUnequal(oracles, id, folders);
  const home = join(work, `home-${id}`);
  mkdirSync(home, { recursive: true });
  const variants = Object.entries(folders).map(([name, folder]) => ({
    name,
    measure: () => measured(oracles, id, { name, folder, home }),
  }));
  // The first process writes Airflow's configuration.
  variants[0].measure();
  return rounds(variants, sizes.loads);
}

/** Different DAGs would be no comparison. @throws Error that names the first difference. */
async function refuseUnequal(oracles, id, folders) {
  const dumps = await oracles.dumpDags(oracles.airflows[id], Object.values(folders), {
    runs: 0,
    environment: { PYTHONPATH: oracles.dagFactory, DO_NOT_TRACK: '1' },
  });
  const [first, ...others] = dumps.map(shapeOf);
  if (first.size !== count)
    throw new Error(`${id} finds ${first.size} DAGs in our files: ${JSON.stringify(dumps[0].import_errors)}`);
  for (const [index, other] of others.entries()) {
    const name = Object.keys(folders)[index + 1];
    for (const [dag, tasks] of first)
      if (!isDeepStrictEqual(tasks, other.get(dag)))
        throw new Error(
          `${id} understands "${dag}" of ${name} in another way than ours:\n${JSON.stringify([tasks, other.get(dag), dumps[index + 1].import_errors])}`,
        );
  }
}

/** DAG id -> task id -> the tasks before it. */
function shapeOf({ dags }) {
  return new Map(
    Object.values(dags).map(({ dag_id, tasks }) => [
      dag_id,
      Object.fromEntries(
        Object.values(tasks).map(({ task_id, operator, upstream }) => [task_id, { operator, upstream }]),
      ),
    ]),
  );
}

function measured({ airflows, airflowEnvironment, dagFactory: packages }, id, { name, folder, home }) {
  const environment = airflowEnvironment(home, {
    AIRFLOW__CORE__DAGS_FOLDER: folder,
    ...(name === 'dag-factory' ? { PYTHONPATH: packages, DO_NOT_TRACK: '1' } : {}),
  });
  const { status, stdout, stderr } = spawnSync(airflows[id].path, [script], {
    env: environment,
    cwd: home,
    input: JSON.stringify({ folder, modules: [...modules[id], ...sharedModules] }),
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`${id} cannot load the files of "${name}":\n${stderr.slice(-2000)}`);
  const { wall, cpu, dags, import_errors } = JSON.parse(stdout);
  if (dags !== count || import_errors > 0) throw new Error(`${id} loads ${dags} DAGs of "${name}", not ${count}.`);
  return { wall, cpu };
}
