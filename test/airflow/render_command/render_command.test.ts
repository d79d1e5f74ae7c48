import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dagwright } from '../../cli/command_line.ts';
import { temporaryFolder } from '../../host/temporary_folder.ts';
import { executeTasks, renderTasks, type Rendered, type RenderTasksRequest } from '../../oracles/airflow.ts';
import type { Json } from '../../oracles/airflow_dump.ts';
import type { Airflow } from '../../oracles/oracle.ts';
import { describeOnEachAirflow } from '../../oracles/with_oracle.ts';
import { askedRuns, type AskedRun } from './asked_runs.ts';
import { filled } from './filled.ts';
import { shownProject } from './shown_project.ts';
import { store } from './store.ts';
import { understood, type ByKey } from './understood_fields.ts';

/** A task in one run: what the command shows of it. */
interface Shown {
  readonly asked: AskedRun;
  readonly task: { readonly id: string; readonly element?: number };
  readonly name: string;
  readonly fields: ByKey;
}

describeOnEachAirflow((airflow) => {
  test('what the command shows of a run is what Airflow renders for it', { timeout: 900_000 }, async () => {
    const folder = temporaryFolder(shownProject(airflow.id.replace('airflow-', '')));
    const compiled = await dagwright(folder, ['compile']);
    expect(compiled).toEqual({ ...compiled, code: 0 });
    const shown: Shown[] = [];
    for (const asked of await askedRuns(airflow)) shown.push(...(await shownTasks(folder, asked)));
    expect(shown.length).toBeGreaterThan(800);

    const [rendered, called] = await askAirflow(airflow, folder, shown);
    const seen = shown.map(({ task, name }, index): readonly [string, unknown] => {
      const call = called.get(name);
      if (call !== undefined) return [name, call];
      const { fields, error } = rendered[index] ?? { fields: {}, error: 'nothing was rendered' };
      return [name, error ?? understood(task.id, fields).values];
    });
    expect(seen).toEqual(shown.map(({ name, fields }) => [name, fields]));
    expect(changing(shown, rendered)).toEqual([]);
  });
});

/** The tasks of a run that have something to show, as the command prints them. */
async function shownTasks(folder: string, asked: AskedRun): Promise<readonly Shown[]> {
  const { pipeline, slot } = asked;
  const argv = ['render', pipeline, '--env', 'only', '--slot', slot, '--format', 'json'];
  const { code, stdout, stderr } = await dagwright(folder, argv);
  expect([pipeline, slot, code, stderr]).toEqual([pipeline, slot, 0, '']);
  const answer: { readonly tasks: readonly (Shown['task'] & { readonly fields: ByKey })[] } = JSON.parse(stdout);
  return answer.tasks
    .filter(({ fields }) => Object.keys(fields).length > 0)
    .map((task) => ({
      asked,
      task,
      name: `${pipeline}.${task.id}[${task.element ?? ''}] at ${slot}`,
      fields: filled(task.fields, asked),
    }));
}

/** What Airflow renders for each, and by name the arguments with which functions are called in the end. */
async function askAirflow(
  airflow: Airflow,
  folder: string,
  shown: readonly Shown[],
): Promise<readonly [readonly Rendered[], ReadonlyMap<string, unknown>]> {
  const requestOf = (some: readonly Shown[]): RenderTasksRequest => ({
    folder: join(folder, 'generated', 'only', 'dags'),
    tasks: some.map(({ asked, task }) => ({
      dag_id: asked.pipeline,
      task_id: task.id,
      run: { ...asked.run, map_index: task.element ?? -1 },
    })),
    environment: { ...store, PYTHONPATH: folder },
  });
  const calls = shown.filter(({ task }) => task.id === 'list' || task.id === 'each_element');
  const rendered = await renderTasks(airflow, requestOf(shown));
  const executed = await executeTasks(airflow, requestOf(calls));
  const called = calls.map(({ name }, index): readonly [string, unknown] => {
    const { value = null, error = null } = executed[index] ?? {};
    return [name, error ?? understood('list', { op_kwargs: value }).values];
  });
  return [rendered, new Map(called)];
}

/** What Airflow renders beside what the command shows, and differently in two runs: something that should be shown. */
function changing(shown: readonly Shown[], rendered: readonly Rendered[]): readonly string[] {
  const known = new Map<string, Json>();
  const found = shown.flatMap(({ asked, task }, index) => {
    const { fields = {} } = rendered[index] ?? {};
    const { used } = understood(task.id, fields);
    return Object.entries(fields).flatMap(([field, value]) => {
      const name = `${asked.pipeline}.${task.id}[${task.element ?? ''}].${field}`;
      const text = JSON.stringify(value);
      if (used.includes(field) || (known.get(name) ?? text) === text) {
        known.set(name, text);
        return [];
      }
      return [name];
    });
  });
  return [...new Set(found)];
}
