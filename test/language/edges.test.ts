import { describe, expect, test } from 'vitest';
import { orders, overlay, type Compiled } from './repository.ts';

/** What each task comes after, by its id. */
function after(compiled: Compiled, environment = 'prod'): object {
  return Object.fromEntries(compiled.pipeline(environment).tasks.map((task) => [task.id, task.after]));
}

describe('an optional task that does not exist in an environment', () => {
  test('gives what comes after it the tasks that it came after itself', () => {
    const compiled = orders(`tasks:
  extract: { type: noop }
  mask: { type: noop, after: [extract], environments: [prod] }
  load: { type: noop, after: [{ task: mask, optional: true }] }
`);
    expect(after(compiled, 'dev')).toEqual({ extract: [], load: ['extract'] });
    expect(after(compiled, 'prod')).toEqual({ extract: [], mask: ['extract'], load: ['mask'] });
  });

  test('is passed through with others that do not exist, whether those are optional or not', () => {
    const compiled = orders(`tasks:
  extract: { type: noop }
  clean: { type: noop }
  mask: { type: noop, after: [extract, clean], environments: [dev] }
  check: { type: noop, after: [mask], environments: [dev] }
  load: { type: noop, after: [{ task: check, optional: true }, clean] }
`);
    expect(after(compiled)).toEqual({ extract: [], clean: [], load: ['extract', 'clean'] });
  });

  test('may come after nothing', () => {
    const compiled = orders(`tasks:
  mask: { type: noop, environments: [dev] }
  load: { type: noop, after: [{ task: mask, optional: true }] }
`);
    expect(after(compiled)).toEqual({ load: [] });
  });

  test('may be deleted by an overlay', () => {
    const compiled = orders(
      `tasks:
  extract: { type: noop }
  mask: { type: noop, after: [extract] }
  load: { type: noop, after: [{ task: mask, optional: true }] }
`,
      overlay('tasks: { mask: { $delete: true } }\n'),
    );
    expect(after(compiled, 'dev')).toEqual({ extract: [], mask: ['extract'], load: ['mask'] });
    expect(after(compiled, 'prod')).toEqual({ extract: [], load: ['extract'] });
  });

  test('may come after a group', () => {
    const compiled = orders(`groups: { stage: {} }
tasks:
  extract: { type: noop, group: stage }
  clean: { type: noop, group: stage }
  mask: { type: noop, after: [{ group: stage }], environments: [dev] }
  load: { type: noop, after: [{ task: mask, optional: true }] }
`);
    expect(after(compiled)).toEqual({ extract: [], clean: [], load: ['extract', 'clean'] });
  });
});

describe('after a group', () => {
  test('are its last tasks, those of groups inside of it too', () => {
    const compiled = orders(`groups: { stage: { groups: { files: {}, tables: {} } } }
tasks:
  list: { type: noop, group: stage }
  extract: { type: noop, group: stage.files, after: [list] }
  unpack: { type: noop, group: stage.files, after: [extract] }
  copy: { type: noop, group: stage.tables, after: [list] }
  load: { type: noop, after: [{ group: stage }] }
  tell: { type: noop, after: [{ group: stage.files }] }
`);
    expect(after(compiled)).toMatchObject({ load: ['unpack', 'copy'], tell: ['unpack'] });
  });

  test('a task of it is no last one when another task of it comes after a group in which it is', () => {
    const compiled = orders(`groups: { stage: { groups: { files: {}, tables: {} } } }
tasks:
  extract: { type: noop, group: stage.files }
  unpack: { type: noop, group: stage.files }
  copy: { type: noop, group: stage.tables, after: [{ group: stage.files }] }
  load: { type: noop, after: [{ group: stage }] }
`);
    expect(after(compiled)).toMatchObject({ copy: ['extract', 'unpack'], load: ['copy'] });
  });

  test('only tasks count that exist in the environment', () => {
    const compiled = orders(`groups: { stage: {} }
tasks:
  extract: { type: noop, group: stage }
  mask: { type: noop, group: stage, after: [extract], environments: [dev] }
  load: { type: noop, after: [{ group: stage }] }
`);
    expect(after(compiled, 'dev')).toMatchObject({ load: ['mask'] });
    expect(after(compiled, 'prod')).toMatchObject({ load: ['extract'] });
  });

  test('a task that is named beside it is there once', () => {
    const compiled = orders(`groups: { stage: {} }
tasks:
  extract: { type: noop, group: stage }
  load: { type: noop, after: [extract, { group: stage }, { task: extract, optional: true }] }
`);
    expect(after(compiled)).toEqual({ extract: [], load: ['extract'] });
  });
});

test('what a task is mapped over stands above it, wherever it is written', () => {
  const compiled = orders(`groups: { loads: {} }
tasks:
  load: { type: noop, group: loads, after: [files], map: { over: "\${{ tasks.files.output }}" } }
  start: { type: noop, group: loads }
  files: { type: python, after: [start, more], callable: "sales.lists:all" }
  tell: { type: noop, after: [load] }
  more: { type: noop }
`);
  expect(compiled.findings).toEqual([]);
  const dag = compiled.dag('prod');
  expect(dag.slice(dag.indexOf('    files = ')))
    .toBe(`    files = PythonOperator(task_id="files", python_callable=_files)
    with TaskGroup(group_id="loads", prefix_group_id=False):
        load = EmptyOperator.partial(task_id="load").expand_kwargs(
            files.output.map(__no_arguments)
        )
        start = EmptyOperator(task_id="start")
    tell = EmptyOperator(task_id="tell")
    more = EmptyOperator(task_id="more")

    [start, more] >> files >> load >> tell
`);
});
