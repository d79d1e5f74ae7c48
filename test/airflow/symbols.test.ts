import { expect, test } from 'vitest';
import { capabilitiesOf } from '../../src/builtins/targets/airflow/capabilities.ts';
import { hasSymbol, symbol, symbolNames } from '../../src/builtins/targets/airflow/symbols.ts';
import { airflowEnvironment, inScratchHome } from '../oracles/airflow_home.ts';
import { airflowIds } from '../oracles/oracle.ts';
import { runProcess } from '../oracles/run_process.ts';
import { describeOnAirflows } from '../oracles/with_oracle.ts';

/** Prints what importing each name meets, as far as the line itself is blamed for it. */
const importing = `
import json, sys, warnings
import airflow
answers = {}
for place in json.loads(sys.argv[1]):
    module, name = place.split(":")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            exec(compile(f"from {module} import {name}", "dag_file", "exec"))
            answers[place] = [str(each.message) for each in caught if each.filename == "dag_file"]
        except Exception as error:
            answers[place] = [f"{type(error).__name__}: {error}"]
print(json.dumps(answers))
`;

await describeOnAirflows(airflowIds, (airflow) => {
  const capabilities = capabilitiesOf(airflow.id.replace('airflow-', ''));
  if (capabilities === undefined) throw new Error(`${airflow.id} is not supported`);
  const names = symbolNames.filter((name) => hasSymbol(name, capabilities));
  const places = names.map((name) => {
    const found = symbol(name, capabilities);
    return `${found.module}:${found.name ?? ''}`;
  });

  test('every name that a DAG file may import is there, and importing it raises no warning', async () => {
    await inScratchHome(airflow, async (home) => {
      const environment = airflowEnvironment(home);
      const run = await runProcess(airflow.path, ['-c', importing, JSON.stringify(places)], { environment });
      expect(JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '')).toEqual(
        Object.fromEntries(places.map((place) => [place, []])),
      );
    });
  });
});

test('a name that a version lacks is not given', () => {
  const old = capabilitiesOf('2.10');
  if (old === undefined) throw new Error('2.10 is not supported');
  expect(symbolNames.filter((name) => !hasSymbol(name, old))).toEqual([
    'DeltaTriggerTimetable',
    'DownstreamTasksSkipped',
    'MultipleCronTriggerTimetable',
  ]);
  expect(() => symbol('MultipleCronTriggerTimetable', old)).toThrow('version "2.10" has no');
});
