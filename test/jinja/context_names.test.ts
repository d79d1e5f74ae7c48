import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  airflowDialect,
  datedNames,
  isSharedName,
  removedNames,
} from '../../src/builtins/targets/airflow/context_names.ts';
import { plainDialect } from '../../src/jinja/dialect.ts';
import { isOwnRoot } from '../../src/values/run_names.ts';
import { airflowEnvironment, inScratchHome } from '../oracles/airflow_home.ts';
import type { Airflow } from '../oracles/oracle.ts';
import { mustRun } from '../oracles/run_process.ts';
import { describeOnEachAirflow } from '../oracles/with_oracle.ts';

const onlyOn2 = [...removedNames('3.3').keys()];
const onlyOn3 = [...removedNames('2.11').keys()];

describe('names that a version does not provide', () => {
  test('are the sixteen that 3.0 removed', () => {
    expect(onlyOn2).toEqual([
      'conf',
      'execution_date',
      'expanded_ti_count',
      'next_ds',
      'next_ds_nodash',
      'next_execution_date',
      'prev_ds',
      'prev_ds_nodash',
      'prev_execution_date',
      'prev_execution_date_success',
      'test_mode',
      'tomorrow_ds',
      'tomorrow_ds_nodash',
      'triggering_dataset_events',
      'yesterday_ds',
      'yesterday_ds_nodash',
    ]);
  });

  test('come with what to write instead', () => {
    expect(removedNames('3.3.2').get('yesterday_ds_nodash')).toEqual({
      name: 'yesterday_ds_nodash',
      removedIn: '3.0',
      instead: '${{ run.date | shift(-1d) | format("%Y%m%d") }}',
    });
    expect(removedNames('2.10').get('triggering_asset_events')).toEqual({
      name: 'triggering_asset_events',
      since: '3.0',
      instead: '{{ triggering_dataset_events }}',
    });
  });

  test('on 2.x are those that later releases brought', () => {
    expect(onlyOn3).toEqual([
      'asset_state_store',
      'partition_date',
      'partition_key',
      'task_reschedule_count',
      'task_state_store',
      'triggering_asset_events',
    ]);
    expect([...removedNames('2.10').keys()]).toEqual(onlyOn3);
  });

  test('on 3.0 to 3.2 are both kinds', () => {
    const both = [...onlyOn2, 'asset_state_store', 'partition_date', 'partition_key', 'task_state_store'];
    for (const version of ['3.0', '3.1', '3.2.2']) expect([...removedNames(version).keys()]).toEqual(both);
    for (const version of ['3.3', '3.4']) expect([...removedNames(version).keys()]).toEqual(onlyOn2);
  });

  test('are none for a name that every version has', () => {
    expect(removedNames('3.3').get('ds')).toBeUndefined();
    expect(removedNames('2.11').get('yesterday_ds')).toBeUndefined();
  });
});

test('names of dated runs are missing from undated ones on 3.x only', () => {
  expect(datedNames('2.11')).toEqual(new Map());
  expect(datedNames('3.3').get('ds_nodash')).toBe('${{ run.date | format("%Y%m%d") }}');
});

describeOnEachAirflow((airflow) => {
  const version = airflow.id.replace('airflow-', '');

  test('its template context has the names that are not said to be missing, and no others', async () => {
    const { keys } = await contextOf(airflow);
    const known = [...onlyOn2, ...onlyOn3];
    expect(known.filter((name) => !keys.includes(name)).toSorted()).toEqual(
      [...removedNames(version).keys()].toSorted(),
    );
  });

  test('it has no name that begins a value of the language but those that are said to be shared', async () => {
    const { keys } = await contextOf(airflow);
    expect(keys.filter((name) => isOwnRoot(name) && !isSharedName([name]))).toEqual([]);
    expect(keys.filter((name) => isSharedName([name]))).toEqual(['var']);
  });

  test('the names that only dated runs have are those that it adds with a date', async () => {
    const { dated } = await contextOf(airflow);
    expect(dated).toEqual([...datedNames(version).keys()].toSorted());
  });

  test('its filters are known', async () => {
    const { filters } = await contextOf(airflow);
    expect([...airflowDialect.filters].filter((name) => !plainDialect.filters.has(name))).toEqual(filters);
  });
});

interface Context {
  readonly keys: readonly string[];
  readonly dated: readonly string[];
  readonly filters: readonly string[];
}

async function contextOf(airflow: Airflow): Promise<Context> {
  return inScratchHome(airflow, async (home) => {
    const script = join(import.meta.dirname, 'data', 'context_keys.py');
    const { stdout } = await mustRun(airflow.path, [script], { environment: airflowEnvironment(home) });
    const context: Context = JSON.parse(stdout);
    return context;
  });
}
