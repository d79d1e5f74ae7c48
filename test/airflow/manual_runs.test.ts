import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { ValueContext } from '../../src/builtins/targets/airflow/values/context.ts';
import { toJinja } from '../../src/builtins/targets/airflow/values/lower.ts';
import { value } from '../../src/values/text.ts';
import { runValue } from '../builtins/airflow-values/run_value.ts';
import { renderTasks, type Rendered } from '../oracles/airflow.ts';
import { airflowIds, type Airflow, type AirflowId } from '../oracles/oracle.ts';
import { describeOnAirflows } from '../oracles/with_oracle.ts';
import { startRuns, type Start, type StartRequest } from './manual_runs.ts';
import { inTemporaryFolder } from './temporary_folder.ts';

/** Friday, 10 April 2026, noon in Berlin, and a fraction of a second. */
const now = '2026-04-10T10:00:00.250Z';

// Noon in Berlin on the Sunday whose night lacked an hour, and of the day after `now`; a slot.
const dates = { asked: '2026-03-29T10:00:00Z', future: '2026-04-11T10:00:00Z', slot: '2026-03-28T03:30:00Z' };

// Between the two times at which Berlin's clocks showed 02:30, and after the second.
const autumn = { between: '2025-10-26T00:45:00Z', after: '2025-10-26T01:45:00Z' };

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'language', 'manual_runs.md'), 'utf8');
const dagsBackfill = 'airflow dags backfill';
const backfillCreate = 'airflow backfill create';

const schedules = {
  since_previous: ['windows', 'CronDataIntervalTimetable("30 4 * * *", timezone=ZONE)'],
  moved_slots: ['moved_windows', 'CronDataIntervalTimetable("30 2 * * *", timezone=ZONE)'],
  sliding: ['sliding', 'CronTriggerTimetable("30 4 * * *", timezone=ZONE, interval=timedelta(days=2))'],
  none: ['moments', 'CronTriggerTimetable("30 4 * * *", timezone=ZONE)'],
  once: ['moments', '"@once"'],
  manual: ['moments', 'None'],
  assets: ['moments', '[Asset("warehouse://sales")]'],
} as const;

const kinds = Object.keys(schedules).filter((kind) => kind !== 'moved_slots');

/** `run.date`, `run.slot`, and the window where there is one. */
const undated = `
since_previous cli, api, operator: 2026-04-09 2026-04-10T04:30:00+02:00 2026-04-09T04:30:00+02:00 2026-04-10T04:30:00+02:00
sliding cli, api, operator: 2026-04-08 2026-04-10T12:00:00+02:00 2026-04-08T12:00:00+02:00 2026-04-10T12:00:00+02:00
none cli, api, operator: 2026-04-10 2026-04-10T12:00:00+02:00
once cli, api, operator: 2026-04-10 2026-04-10T12:00:00+02:00
manual cli, api, operator: 2026-04-10 2026-04-10T12:00:00+02:00
assets cli, api, operator: 2026-04-10 2026-04-10T12:00:00+02:00`;

const dated = `
since_previous cli, api, operator: 2026-03-28 2026-03-29T04:30:00+02:00 2026-03-28T04:30:00+01:00 2026-03-29T04:30:00+02:00
sliding cli, api, operator: 2026-03-27 2026-03-29T12:00:00+02:00 2026-03-27T11:00:00+01:00 2026-03-29T12:00:00+02:00
none cli, api, operator: 2026-03-29 2026-03-29T12:00:00+02:00
once cli, api, operator: 2026-03-29 2026-03-29T12:00:00+02:00
manual cli, api, operator: 2026-03-29 2026-03-29T12:00:00+02:00
assets cli, api, operator: 2026-03-29 2026-03-29T12:00:00+02:00`;

const undatedOn3 = `
since_previous cli, api: UndefinedError: 'wrong_or_missing_window__use_airflow_backfill_create' is undefined
since_previous operator: 2026-04-09 2026-04-10T04:30:00+02:00 2026-04-09T04:30:00+02:00 2026-04-10T04:30:00+02:00
sliding cli, api: UndefinedError: 'wrong_or_missing_window__use_airflow_backfill_create' is undefined
sliding operator: 2026-04-08 2026-04-10T12:00:00+02:00 2026-04-08T12:00:00+02:00 2026-04-10T12:00:00+02:00
none cli, api, operator: 2026-04-10 2026-04-10T12:00:00+02:00
once cli, api, operator: 2026-04-10 2026-04-10T12:00:00+02:00
manual cli, api, operator: 2026-04-10 2026-04-10T12:00:00+02:00
assets cli, api, operator: 2026-04-10 2026-04-10T12:00:00+02:00`;

const datedOn3 = `
since_previous cli, operator: UndefinedError: 'wrong_or_missing_window__use_airflow_backfill_create' is undefined
since_previous api: 2026-03-28 2026-03-29T04:30:00+02:00 2026-03-28T04:30:00+01:00 2026-03-29T04:30:00+02:00
sliding cli, operator: UndefinedError: 'wrong_or_missing_window__use_airflow_backfill_create' is undefined
sliding api: 2026-03-27 2026-03-29T12:00:00+02:00 2026-03-27T11:00:00+01:00 2026-03-29T12:00:00+02:00
none cli, api, operator: 2026-03-29 2026-03-29T12:00:00+02:00
once cli, api, operator: 2026-03-29 2026-03-29T12:00:00+02:00
manual cli, api, operator: 2026-03-29 2026-03-29T12:00:00+02:00
assets cli, api, operator: 2026-03-29 2026-03-29T12:00:00+02:00`;

/** What 2.x starts waits for its date; what the REST API of 3.0 starts waits for the end of its window. */
function notOver(id: AirflowId): string {
  const refused = "UndefinedError: 'wrong_or_missing_window__use_airflow_backfill_create' is undefined";
  const windows = {
    since_previous: '2026-04-10 2026-04-11T04:30:00+02:00 2026-04-10T04:30:00+02:00 2026-04-11T04:30:00+02:00',
    sliding: '2026-04-09 2026-04-11T12:00:00+02:00 2026-04-09T12:00:00+02:00 2026-04-11T12:00:00+02:00',
  };
  return Object.entries(windows)
    .map(([kind, window]) => {
      if (id.startsWith('airflow-2.')) return `\n${kind} cli, api, operator: ${window}`;
      if (id === 'airflow-3.0') return `\n${kind} cli, operator: ${refused}\n${kind} api: ${window}`;
      return `\n${kind} cli, api, operator: ${refused}`;
    })
    .join('');
}

await describeOnAirflows(airflowIds, (airflow) => {
  const isAirflow2 = airflow.id.startsWith('airflow-2.');
  const seen = new Map<string, string>();

  beforeAll(async () => {
    const withWindows = ['since_previous', 'sliding'];
    const asked = [
      ...byHand(null),
      ...byHand(dates.asked),
      ...byHand(dates.slot, ['since_previous']),
      ...[dates.asked, autumn.between, autumn.after].map((date) => byApi('moved_slots', date)),
      ...byHand(dates.future, withWindows),
      ...[...withWindows, 'none'].map((kind) => again('backfill', kind, isAirflow2 ? dagsBackfill : backfillCreate)),
      again('clear', 'since_previous', 'airflow tasks clear'),
    ];
    for (const [request, text] of await startedAndRendered(airflow, asked)) seen.set(keyOf(request), text);
  }, 300_000);

  const table = (date: string | null, of: readonly string[], hows: readonly Start[]): string =>
    of.flatMap((kind) => rows(seen, kind, date, hows)).join('');

  test('FINE-PRINT 6: a run started without a date has the last window that is over, or its moment, or fails', () => {
    expect(table(null, kinds, ['cli', 'api', 'operator'])).toBe(isAirflow2 ? undated : undatedOn3);
  });

  test('FINE-PRINT 6: a run started with a date has the last window over at that date, or the date, or fails', () => {
    expect(table(dates.asked, kinds, ['cli', 'api', 'operator'])).toBe(isAirflow2 ? dated : datedOn3);
  });

  test('FINE-PRINT 6: a date that is a slot stands for the window that ends there', () => {
    const slot = '2026-03-27 2026-03-28T04:30:00+01:00 2026-03-27T04:30:00+01:00 2026-03-28T04:30:00+01:00';
    const refused = "UndefinedError: 'wrong_or_missing_window__use_airflow_backfill_create' is undefined";
    expect(table(dates.slot, ['since_previous'], ['cli', 'api', 'operator'])).toBe(
      isAirflow2
        ? `\nsince_previous cli, api, operator: ${slot}`
        : `\nsince_previous cli, operator: ${refused}\nsince_previous api: ${slot}`,
    );
  });

  test('FINE-PRINT 6: a window that is not over is not loaded', () => {
    expect(table(dates.future, ['since_previous', 'sliding'], ['cli', 'api', 'operator'])).toBe(notOver(airflow.id));
  });

  // Airflow takes an empty window for the last one, and one that ends at 02:30 the second time.
  test.each([dates.asked, autumn.between])(
    'FINE-PRINT 6: clocks that move a slot cause no wrong window: %s',
    (date) => {
      expect(table(date, ['moved_slots'], ['api'])).toBe(
        isAirflow2
          ? "\nmoved_slots api: UndefinedError: 'wrong_window__use_airflow_dags_backfill' is undefined"
          : "\nmoved_slots api: UndefinedError: 'wrong_or_missing_window__use_airflow_backfill_create' is undefined",
      );
    },
  );

  test('a slot that the clocks moved is loaded by hand once they have shown it', () => {
    expect(table(autumn.after, ['moved_slots'], ['api'])).toBe(
      '\nmoved_slots api: 2025-10-25 2025-10-26T02:30:00+01:00 2025-10-25T02:30:00+02:00 2025-10-26T02:30:00+01:00',
    );
  });

  test('the commands of the page on runs by hand load what the scheduler would have loaded', () => {
    expect(table(dates.asked, ['since_previous', 'sliding', 'none'], ['backfill'])).toBe(`
since_previous backfill: 2026-03-28 2026-03-29T04:30:00+02:00 2026-03-28T04:30:00+01:00 2026-03-29T04:30:00+02:00
sliding backfill: 2026-03-26 2026-03-28T04:30:00+01:00 2026-03-26T04:30:00+01:00 2026-03-28T04:30:00+01:00
none backfill: 2026-03-28 2026-03-28T04:30:00+01:00`);
    expect(table(dates.asked, ['since_previous'], ['clear'])).toBe(`
since_previous clear: 2026-03-28 2026-03-29T04:30:00+02:00 2026-03-28T04:30:00+01:00 2026-03-29T04:30:00+02:00`);
  });
});

function byHand(date: string | null, of: readonly string[] = kinds): readonly StartRequest[] {
  return of.flatMap((kind) => (['cli', 'api', 'operator'] as const).map((how) => ({ how, dag_id: kind, date })));
}

function byApi(kind: string, date: string): StartRequest {
  return { how: 'api', dag_id: kind, date };
}

/** Loads the 28th of March, as the page on runs by hand says. */
function again(how: Start, kind: string, command: string): StartRequest {
  const line = page.split('\n').find((each) => each.startsWith(`${command} `)) ?? command;
  return { how, dag_id: kind, date: dates.asked, command: line.replace(/\borders\b/u, kind) };
}

function keyOf({ how, dag_id, date }: StartRequest): string {
  return `${dag_id} ${how} ${date}`;
}

/** One line for all ways of starting that come to the same. */
function rows(
  seen: ReadonlyMap<string, string>,
  kind: string,
  date: string | null,
  hows: readonly Start[],
): readonly string[] {
  const same = new Map<string, Start[]>();
  for (const how of hows) {
    const text = seen.get(keyOf({ how, dag_id: kind, date })) ?? 'not started';
    same.set(text, [...(same.get(text) ?? []), how]);
  }
  return [...same].map(([text, starts]) => `\n${kind} ${starts.join(', ')}: ${text}`);
}

async function startedAndRendered(
  airflow: Airflow,
  asked: readonly StartRequest[],
): Promise<readonly (readonly [StartRequest, string])[]> {
  return inTemporaryFolder(async (folder) => {
    writeFileSync(join(folder, 'sales.py'), dagFile(airflow.id.replace('airflow-', '')));
    const started = await startRuns(airflow, { folder, now, runs: asked });
    const tasks = started.map((run, index) => {
      if ('error' in run) throw new Error(`${JSON.stringify(asked[index])}: ${run.error}`);
      return { dag_id: asked[index]?.dag_id ?? '', task_id: 'load', run };
    });
    const rendered = await renderTasks(airflow, { folder, tasks });
    return asked.map((request, index) => [request, textOf(rendered[index])] as const);
  });
}

function textOf(rendered: Rendered | undefined): string {
  if (rendered === undefined) return 'not rendered';
  return rendered.error ?? Object.values(rendered.fields['env'] ?? {}).join(' ');
}

/** A DAG for each kind of schedule, whose task has the values of the run in its environment. */
function dagFile(airflow: string): string {
  const dags = Object.entries(schedules).map(([kind, [runs, schedule]]) => {
    const zone = 'Europe/Berlin';
    const context: ValueContext = { airflow, zone, runs, taskIds: new Map(), stored: new Map(), secrets: new Map() };
    const names = ['run.date', 'run.slot', ...(runs === 'moments' ? [] : ['run.window_start', 'run.window_end'])];
    const values = Object.fromEntries(names.map((name) => [name, toJinja(value(runValue(name)), context, [])]));
    return `with DAG("${kind}", schedule=${schedule}, start_date=START, catchup=False):
    BashOperator(task_id="load", bash_command="true", env=${JSON.stringify(values)})
`;
  });
  return `from datetime import timedelta

import pendulum
from airflow.models.dag import DAG
from airflow.providers.standard.operators.bash import BashOperator
from airflow.timetables.interval import CronDataIntervalTimetable
from airflow.timetables.trigger import CronTriggerTimetable

try:
    from airflow.sdk import Asset
except ImportError:
    from airflow.datasets import Dataset as Asset

ZONE = "Europe/Berlin"
START = pendulum.datetime(2025, 1, 1, tz=ZONE)

${dags.join('\n')}`;
}
