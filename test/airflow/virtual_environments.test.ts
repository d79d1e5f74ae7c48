import { mkdirSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { memorySnapshot, type Snapshot } from '../../src/model/snapshot.ts';
import { runDagsTest } from '../oracles/airflow.ts';
import type { Airflow } from '../oracles/oracle.ts';
import { mustRun } from '../oracles/run_process.ts';
import { describeOnEachAirflow } from '../oracles/with_oracle.ts';
import { compileInto } from './models.ts';
import { inTemporaryFolder } from './temporary_folder.ts';

/** What the package "shop-scores" brings, and a file of the repository. Both write what they were called with. */
const module = `import importlib.util
import json
import os
import sys


def typed(value):
    if isinstance(value, dict):
        return {key: typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [typed(item) for item in value]
    return [type(value).__name__, str(value)]


def take(**given):
    with open(os.environ["OUT"], "a") as file:
        file.write(json.dumps(typed(given)) + "\\n")
    has_airflow = importlib.util.find_spec("airflow") is not None
    return {"own": sys.prefix != sys.base_prefix, "airflow": has_airflow, "rows": 3}
`;

const file = String.raw`"""Uses a package of its requirements."""
from __future__ import annotations

from dataclasses import dataclass

import shop_scores

QUOTES = ['"""', "\\", "{{ ds }}", "größte"]


@dataclass
class Score:
    parts: list[Score]


def score(day, **given):
    shop_scores.take(**given, quotes=QUOTES, score=repr(Score([])), name=__name__)
    raise ValueError(f"no orders on {day}: größte")
`;

describeOnEachAirflow((airflow) => {
  test(
    'FINE-PRINT 23: a function with requirements runs in an environment of its own, from them or from a file',
    { timeout: 600_000 },
    async () => {
      await inTemporaryFolder(async (folder) => {
        await makeWheel(airflow, folder);
        compileInto(folder, repository(airflow));
        const result = await runDagsTest(airflow, {
          dagFolder: join(folder, 'generated', 'only', 'dags'),
          dagId: 'scores',
          logicalDate: '2026-03-29T12:00:00+00:00',
          environment: {
            PATH: `${dirname(airflow.path)}${delimiter}${process.env['PATH'] ?? ''}`,
            PIP_NO_INDEX: '1',
            PIP_FIND_LINKS: join(folder, 'wheels'),
            UV_NO_INDEX: '1',
            UV_FIND_LINKS: join(folder, 'wheels'),
            OUT: join(folder, 'calls.jsonl'),
            AIRFLOW_VAR_LIMITS: '{"most": 12, "names": ["größte", "<b>"]}',
          },
        });
        const calls = readFileSync(join(folder, 'calls.jsonl'), 'utf8').trim().split('\n');
        expect(calls.map((line): unknown => JSON.parse(line))).toEqual([takenFromPackage, takenInFile]);
        expect(result.states).toEqual({ by_package: 'success', by_file: 'failed' });
        const said = result.stdout + result.stderr;
        expect(said).toMatch(
          /File "pipelines\/scripts\/score\.py", line 18, in score.*\n.*ValueError: no orders on 2026-03-28: größte/u,
        );
      });
    },
  );
});

const takenFromPackage = {
  day: ['str', '2026-03-28'],
  limits: {
    most: ['int', '12'],
    names: [
      ['str', 'größte'],
      ['str', '<b>'],
    ],
  },
  nested: { most: [['int', '12']], text: ['str', 'load.txt'] },
  flag: ['bool', 'True'],
  nothing: ['NoneType', 'None'],
  number: ['float', '1.5'],
  wait: ['timedelta', '0:05:00'],
  json: ['int', '1'],
  ds: ['str', 'mine'],
  list: ['str', 'notes.txt'],
};

const takenInFile = {
  rows: ['int', '3'],
  own: { own: ['bool', 'True'], airflow: ['bool', 'False'], rows: ['int', '3'] },
  module: ['str', 'a'],
  source: ['str', 'b'],
  exec: ['str', 'c'],
  len: ['str', 'd'],
  module_of: ['str', 'e'],
  quotes: [
    ['str', '"""'],
    ['str', '\\'],
    ['str', '{{ ds }}'],
    ['str', 'größte'],
  ],
  score: ['str', 'Score(parts=[])'],
  name: ['str', 'pipelines_scripts_score_py'],
};

/** A wheel of pure Python, made here: no index is asked. */
async function makeWheel(airflow: Airflow, folder: string): Promise<void> {
  mkdirSync(join(folder, 'wheels'));
  await mustRun(airflow.path, ['-c', wheelMaker, join(folder, 'wheels')], { environment: {}, input: module });
}

const wheelMaker = `
import sys, zipfile
name, info = "shop_scores-1.2", "shop_scores-1.2.dist-info"
files = {
    "shop_scores.py": sys.stdin.read(),
    f"{info}/METADATA": "Metadata-Version: 2.1\\nName: shop-scores\\nVersion: 1.2\\n",
    f"{info}/WHEEL": "Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
}
files[f"{info}/RECORD"] = "".join(f"{path},,\\n" for path in [*files, f"{info}/RECORD"])
with zipfile.ZipFile(f"{sys.argv[1]}/{name}-py3-none-any.whl", "w") as wheel:
    for path, text in files.items():
        wheel.writestr(path, text)
`;

function repository(airflow: Airflow): Snapshot {
  return memorySnapshot({
    'dagwright.yaml': 'kind: Project\nid: shop\nenvironments: [only]\n',
    'environments/only/environment.yaml': `kind: Environment
id: only
target: { airflow: "${airflow.id.replace('airflow-', '')}" }
stored: { limits: { variable: limits, json: true } }
`,
    'pipelines/scores.yaml': `kind: Pipeline
id: scores
schedule: { cron: "30 4 * * *", start: 2026-01-01 }
tasks:
  by_package:
    type: python
    callable: shop_scores:take
    requirements: [shop-scores==1.2]
    arguments:
      day: \${{ run.date }}
      limits: \${{ stored.limits }}
      nested: { most: ["\${{ stored.limits.most }}"], text: load.txt }
      flag: true
      nothing: null
      number: 1.5
      wait: { $duration: 5m }
      json: \${{ run.attempt }}
      ds: mine
      list: notes.txt
  by_file:
    type: python
    after: [by_package]
    file: scripts/score.py
    function: score
    requirements: [shop-scores>=1.0]
    arguments: { day: "\${{ run.date }}", rows: "\${{ tasks.by_package.output.rows }}", module: a, source: b, exec: c, len: d, module_of: e, own: "\${{ tasks.by_package.output }}" }
`,
    'pipelines/scripts/score.py': file,
  });
}
