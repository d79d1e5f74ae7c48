import { join } from 'node:path';
import { expect, test } from 'vitest';
import { memorySnapshot, type Snapshot } from '../../src/model/snapshot.ts';
import { executeTasks, type Executed, type Run } from '../oracles/airflow.ts';
import type { Json } from '../oracles/airflow_dump.ts';
import { airflowIds, type Airflow } from '../oracles/oracle.ts';
import { describeOnAirflows } from '../oracles/with_oracle.ts';
import { compileInto } from './models.ts';
import { inTemporaryFolder } from './temporary_folder.ts';

/** All that a file may hold: a future, classes that ask for their module, texts with quotes, backslashes, jinja. */
const scoring = String.raw`# -*- coding: latin-1 -*-
"""Scores a day: "größte" first."""
from __future__ import annotations

import pickle
import sys
import traceback
from dataclasses import asdict, dataclass, field
from enum import Enum
from typing import NamedTuple, get_type_hints

TEXTS = ['"""', "'''", "\\", "\\N{BULLET}", r"\d+", "{{ ds }}", "{% raw %}", "größte 🚚", "tab	here", '''trailing  
space''']


class Region(Enum):
    EU = "eu"


@dataclass
class Score:
    day: str
    region: Region = Region.EU
    parts: list[Part] = field(default_factory=list)


class Part(NamedTuple):
    name: str


def score_day(day, limit=1, **more):
    score = Score(day, parts=[Part("größte")])
    assert pickle.loads(pickle.dumps(score)) == score
    assert get_type_hints(Score)["region"] is Region
    return {
        "day": asdict(score)["day"],
        "limit": limit,
        "more": more,
        "texts": TEXTS,
        "name": __name__,
        "registered": sys.modules[__name__] is not None,
    }


def broken(day):
    orders = {}
    return orders["größte"]  # no such order


def traced():
    try:
        broken("2026-03-28")
    except KeyError:
        return [line for line in traceback.format_exc().splitlines() if "^^^" not in line][-3:]


def with_data():
    return open(__file__)


if __name__ == "__main__":
    raise SystemExit("run as a script")
`;

const run: Run = {
  logical_date: '2026-03-28T01:30:00Z',
  data_interval: ['2026-03-28T01:30:00Z', '2026-03-29T00:30:00Z'],
  run_after: '2026-03-29T00:30:00Z',
  run_id: 'scheduled__2026-03-28T01:30:00+00:00',
};

await describeOnAirflows(airflowIds, (airflow) => {
  test('a function of a file is called as if its file were imported, and what is wrong in a file fails its task', async () => {
    const tasks = ['score', 'traced', 'broken', 'data', 'syntax', 'spaced', 'loads', 'later', 'dumps'];
    expect(await executed(airflow, tasks)).toEqual([
      answered({
        day: '2026-03-28',
        limit: 12,
        more: { source: 'a', module: 'b', path: 'c', len: 'd', class: 'e' },
        texts: [
          '"""',
          "'''",
          '\\',
          '\\N{BULLET}',
          '\\d+',
          '{{ ds }}',
          '{% raw %}',
          'größte 🚚',
          'tab\there',
          'trailing  \nspace',
        ],
        name: 'pipelines_scripts_score_py',
        registered: true,
      }),
      answered([
        '  File "pipelines/scripts/score.py", line 47, in broken',
        '    return orders["größte"]  # no such order',
        "KeyError: 'größte'",
      ]),
      failed("KeyError: 'größte'"),
      failed("NameError: name '__file__' is not defined"),
      failed("SyntaxError: '(' was never closed (syntax.py, line 2)"),
      answered('a\nb'),
      answered({ most: 12 }),
      failed("AttributeError: module 'pipelines_scripts_loads_py' has no attribute 'later'"),
      answered(['"größte"', 'json_py']),
    ]);
  });
});

function answered(value: Json): Executed {
  return { value, error: null };
}

function failed(error: string): Executed {
  return { value: null, error };
}

async function executed(airflow: Airflow, tasks: readonly string[]): Promise<readonly Executed[]> {
  return inTemporaryFolder(async (folder) => {
    compileInto(folder, repository(airflow));
    return executeTasks(airflow, {
      folder: join(folder, 'generated', 'only', 'dags'),
      tasks: tasks.map((task) => ({ dag_id: 'scores', task_id: task, run })),
      environment: { AIRFLOW_VAR_LIMITS: '{"most": 12}' },
    });
  });
}

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
  score:
    type: python
    file: scripts/score.py
    function: score_day
    arguments: { day: "\${{ run.date }}", limit: "\${{ stored.limits.most }}", source: a, module: b, path: c, len: d, class: e }
  traced: { type: python, file: scripts/score.py, function: traced }
  broken: { type: python, file: scripts/score.py, function: broken, arguments: { day: x } }
  data: { type: python, file: scripts/score.py, function: with_data }
  syntax: { type: python, file: scripts/syntax.py, function: score_day }
  spaced: { type: python, file: scripts/spaced.py, function: spaced }
  loads: { type: python, file: scripts/loads.py, function: loads, arguments: { json: "\${{ stored.limits }}" } }
  later: { type: python, file: scripts/loads.py, function: later }
  dumps: { type: python, file: ../json.py, function: dumps }
`,
    'pipelines/scripts/score.py': scoring,
    'pipelines/scripts/spaced.py': '\uFEFFdef spaced():\r\n    return """a\r\nb"""\r\n',
    'pipelines/scripts/syntax.py': 'def score_day():\n    return (1\n\nx = 2\n',
    'pipelines/scripts/loads.py': 'from json import loads as _loads\n\ndef loads(json):\n    return json\n\n# later\n',
    'json.py': 'import json\n\n\ndef dumps():\n    return [json.dumps("größte", ensure_ascii=False), __name__]\n',
  });
}
