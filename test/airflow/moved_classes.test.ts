import { expect, test } from 'vitest';
import { movedClass } from '../../src/builtins/targets/airflow/moved_classes.ts';
import { airflowEnvironment, inScratchHome } from '../oracles/airflow_home.ts';
import { mustRun } from '../oracles/run_process.ts';
import { testWithOracle } from '../oracles/with_oracle.ts';

const script = `
import json, airflow.operators, airflow.sensors
moved = {}
for package in (airflow.operators, airflow.sensors):
    for module, names in vars(package)["__deprecated_classes"].items():
        moved |= {f"{package.__name__}.{module}.{name}": new for name, new in names.items() if name[0].isupper()}
print(json.dumps(moved))
`;

testWithOracle('airflow-3.3', 'classes that moved are where Airflow 3 has them', async (airflow) => {
  const { stdout } = await inScratchHome(airflow, (home) =>
    mustRun(airflow.path, ['-c', script], { environment: airflowEnvironment(home) }),
  );
  const moved: Readonly<Record<string, string>> = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  expect(Object.keys(moved).length).toBeGreaterThan(25);
  expect(Object.fromEntries(Object.keys(moved).map((name) => [name, movedClass(name)]))).toEqual(moved);
});

test('other classes stay where they are', () => {
  const others = [
    'airflow.providers.standard.operators.bash.BashOperator',
    'shop.operators.bash.BashOperator',
    'airflow.DAG',
  ];
  expect(others.map(movedClass)).toEqual([undefined, undefined, undefined]);
});
